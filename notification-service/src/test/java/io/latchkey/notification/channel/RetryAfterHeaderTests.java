package io.latchkey.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterHeaderTests {

    private static final Instant NOW = Instant.parse("2026-11-23T14:00:00Z");

    @Test
    void secondsAndHttpDatesAreUnderstood() {
        assertThat(RetryAfterHeader.parseDelay("120", NOW)).isEqualTo(Duration.ofMinutes(2));
        assertThat(RetryAfterHeader.parseDelay(" 0 ", NOW)).isEqualTo(Duration.ZERO);
        assertThat(RetryAfterHeader.parseDelay("Mon, 23 Nov 2026 14:01:30 GMT", NOW))
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
        assertThat(RetryAfterHeader.parseDelay(header, NOW)).isNull();
    }
}
