package io.latchkey.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SendGridRateLimitTests {

    private static final Instant NOW = Instant.ofEpochSecond(1_763_900_000);
    private static final Instant RETRY_NOW = Instant.parse("2026-11-23T14:00:00Z");

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

    @Test
    void secondsAndHttpDatesAreUnderstood() {
        assertThat(SendGridRateLimit.parseRetryAfter("120", RETRY_NOW)).isEqualTo(Duration.ofMinutes(2));
        assertThat(SendGridRateLimit.parseRetryAfter(" 0 ", RETRY_NOW)).isEqualTo(Duration.ZERO);
        assertThat(SendGridRateLimit.parseRetryAfter("Mon, 23 Nov 2026 14:01:30 GMT", RETRY_NOW))
                .isEqualTo(Duration.ofSeconds(90));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "soon",
                "-5",
                "1.5",
                "99999999999999999999",
                "Mon, 23 Nov 2026 13:00:00 GMT",
                "Tue, 99 Foo 2026"
            })
    void whatMakesNoSenseOrIsOverIsNoWish(@Nullable String header) {
        assertThat(SendGridRateLimit.parseRetryAfter(header, RETRY_NOW)).isNull();
    }

    private static Map<String, String> limits(String remaining, String reset) {
        return Map.of("x-ratelimit-remaining", remaining, "x-ratelimit-reset", reset);
    }
}
