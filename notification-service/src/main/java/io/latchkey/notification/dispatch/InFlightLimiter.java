package io.latchkey.notification.dispatch;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Limits the mails between claim and record, so that no more are claimed than can be sent within their lease. */
@Component
final class InFlightLimiter {

    private final Semaphore free;
    private final int places;

    InFlightLimiter(DispatchSettings settings, MeterRegistry meters) {
        this.places = settings.inFlight();
        this.free = new Semaphore(places);
        meters.gauge("latchkey.mail.in.flight", free, left -> places - left.availablePermits());
    }

    /** Waits until there is a place, then takes as many as are free. */
    int acquire(int most) throws InterruptedException {
        free.acquire();
        int more = Math.min(most - 1, free.availablePermits());
        return more > 0 && free.tryAcquire(more) ? more + 1 : 1;
    }

    /** Takes so many places where they are free, or none. */
    boolean tryAcquire(int wanted) {
        return free.tryAcquire(wanted);
    }

    void release(int used) {
        free.release(used);
    }

    /** Waits until nothing is in flight; false when that takes longer, or the caller is interrupted. */
    boolean awaitDrained(Duration atMost) {
        try {
            if (!free.tryAcquire(places, atMost.toNanos(), TimeUnit.NANOSECONDS)) {
                return false;
            }
            free.release(places);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
