package io.latchkey.notification.dispatch;

import io.latchkey.notification.crash.CrashPoint;
import io.latchkey.notification.delivery.Taking;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes mails, as many as there are places for, and has each taking prepared on a thread of its own. */
@Component
final class Takings {

    private static final Logger LOG = LoggerFactory.getLogger(Takings.class);

    private final InFlight inFlight;
    private final Preparing preparing;

    Takings(InFlight inFlight, Preparing preparing) {
        this.inFlight = inFlight;
        this.preparing = preparing;
    }

    /**
     * @param take takes at most so many
     * @return whether there may be more: it took as many as it could
     */
    boolean start(int most, IntFunction<Mono<Taking>> take) throws InterruptedException {
        int places = inFlight.acquire(most);
        int taken = 0;
        try {
            Taking taking = take.apply(places).blockOptional().orElseThrow();
            taken = taking.mails().size();
            if (taken > 0) {
                CrashPoint.TAKEN.pass();
                Thread.ofVirtual().name("mail-preparing").start(() -> prepare(taking));
            }
        } finally {
            inFlight.release(places - taken);
        }
        return taken == places;
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
