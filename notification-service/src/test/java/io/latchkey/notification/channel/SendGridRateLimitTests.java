package io.latchkey.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SendGridRateLimitTests {

    private static final Instant NOW = Instant.ofEpochSecond(1_763_900_000);

    @Test
    void afterTheLastPermittedMailItRestsUntilTheReset() {
        assertThat(SendGridRateLimit.restAfterAccepted(limits("0", "1763900042"), NOW))
                .isEqualTo(Duration.ofSeconds(42));
        assertThat(SendGridRateLimit.restAfterAccepted(limits("1", "1763900042"), NOW))
                .isNull();
        assertThat(SendGridRateLimit.restAfterAccepted(Map.of(), NOW)).isNull();
    }

    @Test
    void afterARefusalRetryAfterCountsAndElseTheReset() {
        var both = Map.of("retry-after", "7", "x-ratelimit-reset", "1763900042");

        assertThat(SendGridRateLimit.restAfterRefused(both, NOW)).isEqualTo(Duration.ofSeconds(7));
        assertThat(SendGridRateLimit.restAfterRefused(limits("0", "1763900042"), NOW))
                .isEqualTo(Duration.ofSeconds(42));
        assertThat(SendGridRateLimit.restAfterRefused(Map.of(), NOW)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1763900000", "1763899999", "99999999999999999999"})
    void aResetThatMakesNoSenseOrIsOverIsNoWish(String reset) {
        assertThat(SendGridRateLimit.restAfterAccepted(limits("0", reset), NOW)).isNull();
    }

    private static Map<String, String> limits(String remaining, String reset) {
        return Map.of("x-ratelimit-remaining", remaining, "x-ratelimit-reset", reset);
    }
}
