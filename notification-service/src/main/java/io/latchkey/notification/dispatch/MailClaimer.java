package io.latchkey.notification.dispatch;

import io.latchkey.notification.delivery.MailCrashPoint;
import io.latchkey.notification.delivery.MailQueue;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes mails, as many as there are places for, and has each taking prepared on a thread of its own. */
@Component
final class MailClaimer {

    private static final Logger LOG = LoggerFactory.getLogger(MailClaimer.class);

    private final InFlightLimiter inFlight;
    private final MailPreparation preparing;

    MailClaimer(InFlightLimiter inFlight, MailPreparation preparing) {
        this.inFlight = inFlight;
        this.preparing = preparing;
    }

    /**
     * @param take takes at most so many
     * @return whether there may be more: it took as many as it could
     */
    boolean claimAndPrepare(int most, IntFunction<Mono<MailQueue.ClaimedBatch>> take) throws InterruptedException {
        int places = inFlight.acquire(most);
        int taken = 0;
        try {
            MailQueue.ClaimedBatch taking = take.apply(places).blockOptional().orElseThrow();
            taken = taking.mails().size();
            if (taken > 0) {
                MailCrashPoint.TAKEN.crashIfArmed();
                Thread.ofVirtual().name("mail-preparing").start(() -> prepareBatch(taking));
            }
        } finally {
            inFlight.release(places - taken);
        }
        return taken == places;
    }

    private void prepareBatch(MailQueue.ClaimedBatch taking) {
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
