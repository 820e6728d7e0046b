package io.latchkey.gateway.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.testkit.SettableClock;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkRateLimiterTests {
    private final SettableClock clock = SettableClock.startingAt("2026-11-23T00:00:00Z");
    private final NetworkRateLimiter limits = new NetworkRateLimiter(
            new NetworkSettings(List.of(), List.of(CidrBlock.valueOf("127.0.0.0/8")), 60, 1000), clock);

    @Test
    void sixtyPassInAMinuteAndTheNextIsToldWhenToComeBack() {
        for (int i = 0; i < 60; i++) {
            assertThat(pause("192.0.2.1", "/a")).isEmpty();
        }
        clock.advanceBy(Duration.ofSeconds(20));
        assertThat(pause("192.0.2.1", "/a")).contains(Duration.ofSeconds(40));
        clock.advanceBy(Duration.ofSeconds(40));
        assertThat(pause("192.0.2.1", "/a")).isEmpty();
    }

    @Test
    void eachNetworkAndEachPathIsCountedByItself() {
        exhaust("192.0.2.1", "/a");
        assertThat(pause("192.0.2.2", "/a")).isEmpty();
        assertThat(pause("192.0.2.1", "/b")).isEmpty();
    }

    @Test
    void theAddressesOfOneSubscriberAreCountedTogether() {
        exhaust("2001:db8:0:1::1", "/a");
        assertThat(pause("2001:db8:0:1:ffff::2", "/a")).isPresent();
        assertThat(pause("2001:db8:0:2::1", "/a")).isEmpty();
    }

    @Test
    void anExemptNetworkIsNotCounted() {
        exhaust("127.0.0.1", "/a");
        assertThat(pause("127.0.0.1", "/a")).isEmpty();
    }

    private void exhaust(String address, String path) {
        for (int i = 0; i < 60; i++) {
            pause(address, path);
        }
    }

    private java.util.Optional<Duration> pause(String address, String path) {
        return limits.tryConsume(InetAddress.ofLiteral(address), path);
    }
}
