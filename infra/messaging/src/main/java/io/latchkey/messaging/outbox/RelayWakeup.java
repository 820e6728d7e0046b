package io.latchkey.messaging.outbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Tells the relay of the same process that something was committed; a hint, never the truth. */
@Component
final class RelayWakeup {

    private final Semaphore signal = new Semaphore(0);

    void wakeRelay() {
        if (signal.availablePermits() == 0) {
            signal.release();
        }
    }

    /** Returns when woken or when the time is over. */
    void awaitSignal(Duration most) throws InterruptedException {
        if (signal.tryAcquire(most.toNanos(), TimeUnit.NANOSECONDS)) {
            signal.drainPermits();
        }
    }
}
