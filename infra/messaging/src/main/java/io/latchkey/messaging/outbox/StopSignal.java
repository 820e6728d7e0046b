package io.latchkey.messaging.outbox;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The wish that the relay stops; pauses end with it. */
final class StopSignal {

    private final CountDownLatch asked = new CountDownLatch(1);

    void requestStop() {
        asked.countDown();
    }

    boolean isRequested() {
        return asked.getCount() == 0;
    }

    /** Waits, but not past the wish; returns whether it was made. */
    boolean awaitStop(Duration most) throws InterruptedException {
        return asked.await(most.toNanos(), TimeUnit.NANOSECONDS);
    }
}
