package io.latchkey.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.testkit.SettableClock;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class NetworkConductTests {
    private static final WebSettings WEB =
            new WebSettings(URI.create("https://latchkey.test"), List.of(), List.of(), 60, 1000, List.of());

    private final SettableClock clock = SettableClock.at("2026-11-23T00:00:00Z");
    private final NetworkConduct conduct =
            new NetworkConduct(new ClientNetworks(WEB), WEB, new ConductSettings(3, Duration.ofMinutes(15)), clock);

    @Test
    void threeMinutesOverTheLimitAreMisbehaviourForAQuarterOfAnHour() {
        for (int minute = 0; minute < 3; minute++) {
            assertThat(misbehaves("192.0.2.1")).isFalse();
            conduct.wentOver(InetAddress.ofLiteral("192.0.2.1"));
            conduct.wentOver(InetAddress.ofLiteral("192.0.2.1"));
            clock.advance(Duration.ofMinutes(1));
        }
        assertThat(misbehaves("192.0.2.1")).isTrue();
        assertThat(misbehaves("192.0.2.2")).isFalse();
        clock.advance(Duration.ofMinutes(12));
        assertThat(misbehaves("192.0.2.1")).isFalse();
    }

    @Test
    void whoWasAskedForWorkIsExpectedToBeAskedAgain() {
        var request = request("192.0.2.9");
        assertThat(conduct.isSuspect(request)).isFalse();
        conduct.suspect(request);
        assertThat(conduct.isSuspect(request)).isTrue();
        assertThat(conduct.misbehaves(request)).isFalse();
        clock.advance(Duration.ofMinutes(15));
        assertThat(conduct.isSuspect(request)).isFalse();
    }

    private boolean misbehaves(String address) {
        return conduct.misbehaves(request(address));
    }

    private static MockServerHttpRequest request(String address) {
        return MockServerHttpRequest.post("/forgot-password")
                .remoteAddress(new InetSocketAddress(InetAddress.ofLiteral(address), 4711))
                .build();
    }
}
