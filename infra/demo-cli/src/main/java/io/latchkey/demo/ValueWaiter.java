package io.latchkey.demo;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Waits for what takes a moment, and gives up after half a minute. */
final class ValueWaiter {

    static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration BETWEEN = Duration.ofMillis(50);

    private ValueWaiter() {}

    /** @param what names it in the failure when it does not come */
    static <T> T waitFor(String what, Supplier<Optional<T>> look) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < end) {
            Optional<T> found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            sleepBriefly();
        }
        throw new DemoFailure("waited " + LONGEST.toSeconds() + " s in vain for " + what);
    }

    private static void sleepBriefly() {
        try {
            Thread.sleep(BETWEEN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("interrupted");
        }
    }
}
