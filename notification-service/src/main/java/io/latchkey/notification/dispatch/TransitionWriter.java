package io.latchkey.notification.dispatch;

import io.latchkey.notification.delivery.MailCrashPoint;
import io.latchkey.notification.delivery.MailLifecycle;
import io.latchkey.notification.delivery.MailTransition;
import io.latchkey.platform.schedule.ExponentialBackOff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes what happened to mails in flight, in batches. It retries until the database is back, since what is queued here
 * is recorded nowhere else.
 */
@Component
final class TransitionWriter {

    private static final Logger LOG = LoggerFactory.getLogger(TransitionWriter.class);
    private static final int MAX_BATCH = 200;

    private final MailLifecycle mails;
    private final InFlightLimiter inFlight;
    private final DispatchSettings settings;
    private final BlockingQueue<MailTransition> pending = new LinkedBlockingQueue<>();

    TransitionWriter(MailLifecycle mails, InFlightLimiter inFlight, DispatchSettings settings) {
        this.mails = mails;
        this.inFlight = inFlight;
        this.settings = settings;
    }

    /** Takes over what happened to a mail in flight; the mail's place is free once it is written down. */
    void enqueueTransition(MailTransition transition) {
        pending.add(transition);
    }

    /** Frees the places of mails in flight for which there is nothing to write: their lease decides. */
    void abandonMails(int count) {
        inFlight.release(count);
    }

    /** Runs on a thread of its own; returns when interrupted. */
    void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                List<MailTransition> batch = new ArrayList<>();
                batch.add(pending.take());
                Thread.sleep(settings.gather());
                pending.drainTo(batch, MAX_BATCH - 1);
                writeBatch(batch);
                inFlight.release(batch.size());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeBatch(List<MailTransition> batch) throws InterruptedException {
        var pause = new ExponentialBackOff(Duration.ofMillis(100), Duration.ofSeconds(5));
        while (true) {
            try {
                mails.applyTransitions(batch).block();
                MailCrashPoint.RECORDED.crashIfArmed();
                return;
            } catch (RuntimeException e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedException();
                }
                LOG.warn("The transitions of {} mails could not be written yet", batch.size(), e);
                Thread.sleep(pause.nextPause());
            }
        }
    }
}
