package io.latchkey.gateway.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

class UntrustedForwardingFilterTests {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final UntrustedForwardingFilter filter = new UntrustedForwardingFilter(
            new ClientNetworkResolver(new NetworkSettings(List.of(), List.of(), 60, 1000)), Clock.systemUTC(), meters);

    @Test
    void whatAnUndeclaredProxySendsIsCountedAndPasses() {
        pass(request().header("X-Forwarded-For", "1.2.3.4"));
        pass(request().header("X-Forwarded-For", "1.2.3.5"));
        pass(request());
        assertThat(meters.counter("latchkey.forwarded.untrusted").count()).isEqualTo(2);
    }

    private void pass(MockServerHttpRequest.BaseBuilder<?> request) {
        Boolean passed = filter.filter(MockServerWebExchange.from(request), exchange -> Mono.empty())
                .thenReturn(true)
                .block();
        assertThat(passed).isTrue();
    }

    private static MockServerHttpRequest.BaseBuilder<?> request() {
        return MockServerHttpRequest.get("/")
                .remoteAddress(new InetSocketAddress(InetAddress.ofLiteral("10.0.0.1"), 1));
    }
}
