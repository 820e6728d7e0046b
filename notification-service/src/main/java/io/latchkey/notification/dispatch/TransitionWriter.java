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
 * Writes down what happened to mails in flight, as many at a time as have gathered; a database that is away is waited
 * for, since what is in hand here is known nowhere else.
 */
@Component
final class TransitionWriter {

    private static final Logger LOG = LoggerFactory.getLogger(TransitionWriter.class);
    private static final int MOST = 200;

    private final MailLifecycle mails;
    private final InFlightLimiter inFlight;
    private final DispatchSettings settings;
    private final BlockingQueue<MailTransition> waiting = new LinkedBlockingQueue<>();

    TransitionWriter(MailLifecycle mails, InFlightLimiter inFlight, DispatchSettings settings) {
        this.mails = mails;
        this.inFlight = inFlight;
        this.settings = settings;
    }

    /** Hands over what happened to a mail in flight; its place is free once it is written down. */
    void enqueueTransition(MailTransition happening) {
        waiting.add(happening);
    }

    /** The recorder's own thread; returns when interrupted. */
    void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                List<MailTransition> batch = new ArrayList<>();
                batch.add(waiting.take());
                Thread.sleep(settings.gather());
                waiting.drainTo(batch, MOST - 1);
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
                LOG.warn("What happened to {} mails is not written down yet", batch.size(), e);
                Thread.sleep(pause.nextPause());
            }
        }
    }
}
