package io.latchkey.account.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ThrottleSettingsTests {

    @Test
    void nineFailuresAreFreeThenTheDelayDoublesUpToItsMost() {
        var delays = new ThrottleSettings.GrowingDelay(
                        10, Duration.ofSeconds(30), Duration.ofMinutes(15), Duration.ofHours(24))
                .computeDelays();
        assertThat(delays.subList(0, 9)).containsOnly(Duration.ZERO);
        assertThat(delays.subList(9, delays.size()).stream().map(Duration::toSeconds))
                .containsExactly(30L, 60L, 120L, 240L, 480L, 900L);
    }

    @Test
    void aDelayThatIsItsOwnMostDoesNotGrow() {
        var delays = new ThrottleSettings.GrowingDelay(
                        1, Duration.ofMinutes(15), Duration.ofMinutes(15), Duration.ofHours(24))
                .computeDelays();
        assertThat(delays).containsExactly(Duration.ofMinutes(15));
    }

    @Test
    void settingsThatLimitNothingAreRefused() {
        assertThatThrownBy(() -> new ThrottleSettings.GrowingDelay(
                        0, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofDays(1)))
                .hasMessage("free must be at least 1");
        assertThatThrownBy(() -> new ThrottleSettings.NetworkWindow(100, Duration.ZERO, 30))
                .hasMessage("network.window must be positive");
    }

    @Test
    void theTimeToWaitIsWholeSecondsRoundedUp() {
        Instant now = Instant.EPOCH;
        assertThat(new ThrottleDecision.Throttled(now.plusMillis(29_001), now).retryAfter())
                .isEqualTo(30);
        assertThat(new ThrottleDecision.Throttled(now.plusMillis(29_000), now).retryAfter())
                .isEqualTo(29);
        assertThat(new ThrottleDecision.Throttled(now.plusMillis(1), now).retryAfter())
                .isEqualTo(1);
    }
}
