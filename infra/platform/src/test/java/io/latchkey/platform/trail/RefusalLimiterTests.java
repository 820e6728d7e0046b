package io.latchkey.platform.trail;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.platform.trail.RefusalLimiter.LeftOut;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RefusalLimiterTests {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:30Z");

    private final RefusalLimiter limiter = new RefusalLimiter(new TrailSettings(3, 10, Duration.ofSeconds(1)));

    @Test
    void oneNetworkIsToldSoOftenAndThenAsANumber() {
        limiter.takeLeftOut(NOW);
        assertThat(admitted("forbidden", "a", 5000)).isEqualTo(3);
        assertThat(admitted("forbidden", "b", 1)).isEqualTo(1);
        assertThat(limiter.takeLeftOut(NOW)).isEmpty();
        assertThat(limiter.takeLeftOut(NOW.plusSeconds(30))).containsExactly(new LeftOut("forbidden", "a", 4997));
        assertThat(limiter.takeLeftOut(NOW.plusSeconds(90))).isEmpty();
    }

    @Test
    void aMinuteLaterItIsToldAgain() {
        limiter.takeLeftOut(NOW);
        admitted("forbidden", "a", 4);
        limiter.takeLeftOut(NOW.plusSeconds(60));
        assertThat(admitted("forbidden", "a", 4)).isEqualTo(3);
    }

    @Test
    void manyNetworksFillNoDiskAndHideNoOtherKind() {
        limiter.takeLeftOut(NOW);
        int told = 0;
        for (int network = 0; network < 100_000; network++) {
            told += admitted("unauthenticated", "network " + network, 1);
        }
        assertThat(told).isEqualTo(10);
        assertThat(admitted("own-account", "network 99999", 1)).isEqualTo(1);
        assertThat(admitted("unauthenticated", "network 3", 1)).isZero();
        assertThat(limiter.takeLeftOut(NOW.plusSeconds(60)))
                .containsExactlyInAnyOrder(
                        new LeftOut("unauthenticated", null, 99_990), new LeftOut("unauthenticated", "network 3", 1));
    }

    private int admitted(String kind, String network, int times) {
        int told = 0;
        for (int i = 0; i < times; i++) {
            told += limiter.admit(new RequestRefusal(kind, "GET /", null, network, null, NOW)) ? 1 : 0;
        }
        return told;
    }
}
