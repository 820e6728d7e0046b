package io.latchkey.gateway.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.testkit.SettableClock;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class NetworkReputationTests {
    private static final NetworkSettings WEB = new NetworkSettings(List.of(), List.of(), 60, 1000);

    private final SettableClock clock = SettableClock.startingAt("2026-11-23T00:00:00Z");
    private final NetworkReputation conduct = new NetworkReputation(
            new ClientNetworkResolver(WEB),
            WEB,
            new NetworkReputation.ReputationSettings(3, Duration.ofMinutes(15)),
            clock);

    @Test
    void threeMinutesOverTheLimitAreMisbehaviourForAQuarterOfAnHour() {
        for (int minute = 0; minute < 3; minute++) {
            assertThat(misbehaves("192.0.2.1")).isFalse();
            conduct.recordOverrun(InetAddress.ofLiteral("192.0.2.1"));
            conduct.recordOverrun(InetAddress.ofLiteral("192.0.2.1"));
            clock.advanceBy(Duration.ofMinutes(1));
        }
        assertThat(misbehaves("192.0.2.1")).isTrue();
        assertThat(misbehaves("192.0.2.2")).isFalse();
        clock.advanceBy(Duration.ofMinutes(12));
        assertThat(misbehaves("192.0.2.1")).isFalse();
    }

    @Test
    void whoWasAskedForWorkIsExpectedToBeAskedAgain() {
        var request = request("192.0.2.9");
        assertThat(conduct.isSuspect(request)).isFalse();
        conduct.markSuspect(request);
        assertThat(conduct.isSuspect(request)).isTrue();
        assertThat(conduct.isMisbehaving(request)).isFalse();
        clock.advanceBy(Duration.ofMinutes(15));
        assertThat(conduct.isSuspect(request)).isFalse();
    }

    private boolean misbehaves(String address) {
        return conduct.isMisbehaving(request(address));
    }

    private static MockServerHttpRequest request(String address) {
        return MockServerHttpRequest.post("/forgot-password")
                .remoteAddress(new InetSocketAddress(InetAddress.ofLiteral(address), 4711))
                .build();
    }
}
