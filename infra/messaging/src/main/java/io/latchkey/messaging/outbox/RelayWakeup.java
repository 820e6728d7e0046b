package io.latchkey.messaging.outbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Tells the relay that something was committed, in this process or in another replica; a hint, never the truth. */
@Component
final class RelayWakeup {

    private final Semaphore signal = new Semaphore(0);

    void wakeRelay() {
        if (signal.availablePermits() == 0) {
            signal.release();
        }
    }

    /** Returns when woken or when the time is over: whether it was woken. */
    boolean awaitSignal(Duration most) throws InterruptedException {
        boolean woken = signal.tryAcquire(most.toNanos(), TimeUnit.NANOSECONDS);
        if (woken) {
            signal.drainPermits();
        }
        return woken;
    }
}
