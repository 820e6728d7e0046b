package io.latchkey.acceptance.drive;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits on a condition, never for a time. */
public final class Wait {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Wait() {}

    public static <T> T until(String what, Supplier<Optional<T>> question) {
        return until(what, PATIENCE, question);
    }

    public static <T> T until(String what, Duration patience, Supplier<Optional<T>> question) {
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end) {
            Optional<T> answer = question.get();
            if (answer.isPresent()) {
                return answer.get();
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        throw new AssertionError("waited " + patience.toSeconds() + " s in vain for " + what);
    }

    public static void untilTrue(String what, Duration patience, BooleanSupplier question) {
        Boolean seen = until(what, patience, () -> question.getAsBoolean() ? Optional.of(true) : Optional.empty());
        assert seen;
    }
}
