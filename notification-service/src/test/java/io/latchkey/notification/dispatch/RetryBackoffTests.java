package io.latchkey.notification.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryBackoffTests {

    private static final Instant NOW = Instant.parse("2026-11-23T14:00:00Z");
    private static final double ALMOST_ONE = Math.nextDown(1.0);

    @ParameterizedTest
    @CsvSource({"1,5", "2,10", "3,20", "4,40", "7,320", "8,600", "9,600", "1000,600"})
    void theCeilingDoublesFrom5SecondsTo10Minutes(int attempt, long seconds) {
        Instant latest = pauses(ALMOST_ONE).afterAttempt(attempt, null);

        assertThat(Duration.between(NOW, latest))
                .isBetween(Duration.ofSeconds(seconds).minusMillis(1), Duration.ofSeconds(seconds));
    }

    @Test
    void theJitterIsFull() {
        Instant earliest = pauses(0).afterAttempt(8, null);

        assertThat(Duration.between(NOW, earliest)).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void theProvidersWishIsNeverUndercut() {
        Duration asked = Duration.ofSeconds(90);

        assertThat(pauses(ALMOST_ONE).afterAttempt(1, asked)).isEqualTo(NOW.plus(asked));
        assertThat(pauses(ALMOST_ONE).afterAttempt(8, asked)).isAfter(NOW.plus(asked));
    }

    @Test
    void waitsGrowToHalfAMinute() {
        assertThat(Duration.between(NOW, pauses(ALMOST_ONE).afterWait(0))).isLessThanOrEqualTo(Duration.ofMillis(500));
        assertThat(Duration.between(NOW, pauses(ALMOST_ONE).afterWait(50))).isLessThanOrEqualTo(Duration.ofSeconds(30));
    }

    private static RetryBackoff pauses(double chance) {
        return new RetryBackoff(Settings.dispatch(), SettableClock.startingAt(NOW), new Fixed(chance));
    }

    /** A chance that always falls alike. */
    private record Fixed(double value) implements RandomGenerator {

        @Override
        public double nextDouble() {
            return value;
        }

        @Override
        public long nextLong() {
            throw new UnsupportedOperationException("pauses ask for doubles");
        }
    }
}
