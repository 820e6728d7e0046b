package io.latchkey.notification.dispatch;

import io.latchkey.platform.schedule.ExponentialBackOff;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How long to leave a mail alone: ceilings that double, and full jitter below them, so that nothing comes back in step. */
@Component
final class RetryBackoff {

    private static final Duration SHORTEST = Duration.ofMillis(250);
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);

    private final DispatchSettings settings;
    private final Clock clock;
    private final RandomGenerator random;

    RetryBackoff(DispatchSettings settings, Clock clock, RandomGenerator random) {
        this.settings = settings;
        this.clock = clock;
        this.random = random;
    }

    /**
     * When to try again after a failed attempt.
     *
     * @param attempt that failed, from 1
     * @param asked for by the provider; the pause is never shorter
     */
    Instant afterAttempt(int attempt, @Nullable Duration asked) {
        Duration pause =
                withJitter(ExponentialBackOff.pauseAfter(attempt, settings.firstRetry(), settings.lastRetry()));
        return clock.instant().plus(asked == null || asked.compareTo(pause) < 0 ? pause : asked);
    }

    /**
     * When to look again for a missing link or recipient.
     *
     * @param waits times it was missing before
     */
    Instant afterWait(int waits) {
        return clock.instant()
                .plus(withJitter(ExponentialBackOff.pauseAfter(waits + 1, FIRST_WAIT, settings.lastWait())));
    }

    private Duration withJitter(Duration ceiling) {
        long nanos = ceiling.toNanos();
        long least = Math.min(SHORTEST.toNanos(), nanos);
        return Duration.ofNanos(least + (long) (random.nextDouble() * (nanos - least)));
    }
}
