package io.latchkey.notification.dispatch;

import io.latchkey.notification.delivery.MailQueue;
import io.latchkey.notification.delivery.MailsDue;
import io.latchkey.notification.delivery.Taking;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes due mails, as many as there are places for, and has each taking prepared on a thread of its own. */
@Component
final class Taker implements Step {

    private static final Logger LOG = LoggerFactory.getLogger(Taker.class);

    private final MailQueue queue;
    private final MailsDue due;
    private final InFlight inFlight;
    private final Preparing preparing;
    private final DispatchSettings settings;

    Taker(MailQueue queue, MailsDue due, InFlight inFlight, Preparing preparing, DispatchSettings settings) {
        this.queue = queue;
        this.due = due;
        this.inFlight = inFlight;
        this.preparing = preparing;
        this.settings = settings;
    }

    @Override
    public void run() throws InterruptedException {
        int places = inFlight.acquire(settings.batch());
        int taken = 0;
        try {
            Taking taking = queue.take(places, settings.lease()).blockOptional().orElseThrow();
            taken = taking.mails().size();
            if (taken > 0) {
                Thread.ofVirtual().name("mail-preparing").start(() -> prepare(taking));
            }
        } finally {
            inFlight.release(places - taken);
        }
        if (taken < places) {
            Thread.sleep(settings.gather());
            due.await(settings.poll());
        }
    }

    private void prepare(Taking taking) {
        try {
            preparing.prepare(taking);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // Those still in hand come back when their lease is over.
            LOG.warn("Not all of {} mails could be prepared: {}", taking.mails().size(), e.toString());
        }
    }
}
