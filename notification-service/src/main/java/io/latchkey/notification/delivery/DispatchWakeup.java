package io.latchkey.notification.delivery;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Wakes the dispatch of this process when mails became due; only a hint, polling is the truth. */
@Component
public final class DispatchWakeup {

    private final Semaphore signals = new Semaphore(0);

    /** Some mail is due now. */
    public void signal() {
        signals.release();
    }

    /** Waits for a signal, at most so long; several signals count as one. */
    public void await(Duration atMost) throws InterruptedException {
        if (signals.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            signals.drainPermits();
        }
    }
}
