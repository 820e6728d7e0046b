package io.latchkey.stack.process;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition that only asking can tell. */
public final class ConditionWaiter {

    private static final Duration STEP = Duration.ofMillis(25);

    private ConditionWaiter() {}

    /** Whether the condition held before the time was over; an interrupted wait has not. */
    public static boolean waitUntil(Duration time, BooleanSupplier condition) {
        long end = System.nanoTime() + time.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(STEP.toMillis()));
        }
        return true;
    }
}
