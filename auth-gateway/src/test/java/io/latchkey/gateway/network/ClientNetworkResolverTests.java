package io.latchkey.gateway.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class ClientNetworkResolverTests {
    private static final String FORWARDED = "X-Forwarded-For";

    @Test
    void withoutTrustedProxiesTheSocketCountsWhateverAHeaderSays() {
        var request = MockServerHttpRequest.get("/")
                .remoteAddress(socket("192.0.2.1"))
                .header(FORWARDED, "1.2.3.4");
        assertThat(trusting().resolveNetwork(request.build())).isEqualTo("192.0.2.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "198.51.100.7                         | 198.51.100.7",
                "6.6.6.6, 198.51.100.7                | 198.51.100.7",
                "6.6.6.6, 198.51.100.7, 10.0.0.9      | 198.51.100.7",
                "198.51.100.7:4711                    | 198.51.100.7",
                "[2001:db8:1:2:3::4]:4711             | 20010db800010002/64",
                "2001:db8:1:2:ffff::4                 | 20010db800010002/64",
                "::ffff:198.51.100.7                  | 198.51.100.7",
                "10.0.0.8, 10.0.0.9                   | 10.0.0.8",
                "198.51.100.7, nonsense               | 10.0.0.1",
                "198.51.100.7, nonsense, 10.0.0.9     | 10.0.0.9",
                "1.2, 198.51.100.7                    | 198.51.100.7",
                "999.1.1.1                            | 10.0.0.1",
                "localhost                            | 10.0.0.1",
            })
    void behindTrustedProxiesTheRightMostStrangerCounts(String forwarded, String network) {
        var request =
                MockServerHttpRequest.get("/").remoteAddress(socket("10.0.0.1")).header(FORWARDED, forwarded);
        assertThat(trusting("10.0.0.0/8").resolveNetwork(request.build())).isEqualTo(network);
    }

    @Test
    void severalHeaderLinesAreReadAsOne() {
        var request = MockServerHttpRequest.get("/")
                .remoteAddress(socket("10.0.0.1"))
                .header(FORWARDED, "6.6.6.6")
                .header(FORWARDED, "198.51.100.7");
        assertThat(trusting("10.0.0.1").resolveNetwork(request.build())).isEqualTo("198.51.100.7");
    }

    @Test
    void aStrangerIsNotBelieved() {
        var request = MockServerHttpRequest.get("/")
                .remoteAddress(socket("192.0.2.1"))
                .header(FORWARDED, "1.2.3.4");
        assertThat(trusting("10.0.0.0/8").resolveNetwork(request.build())).isEqualTo("192.0.2.1");
    }

    @Test
    void whoeverNamesSomebodyElseAndIsNotTrustedIsNoticed() {
        var forwarded =
                MockServerHttpRequest.get("/").remoteAddress(socket("10.0.0.1")).header(FORWARDED, "1.2.3.4");
        assertThat(trusting().isForwardedByUntrusted(forwarded.build())).isTrue();
        assertThat(trusting("10.0.0.2").isForwardedByUntrusted(forwarded.build()))
                .isTrue();
        assertThat(trusting("10.0.0.1").isForwardedByUntrusted(forwarded.build()))
                .isFalse();
        var plain = MockServerHttpRequest.get("/").remoteAddress(socket("10.0.0.1"));
        assertThat(trusting().isForwardedByUntrusted(plain.build())).isFalse();
    }

    private static InetSocketAddress socket(String address) {
        return new InetSocketAddress(InetAddress.ofLiteral(address), 4711);
    }

    private static ClientNetworkResolver trusting(String... proxies) {
        List<CidrBlock> trusted = Stream.of(proxies).map(CidrBlock::valueOf).toList();
        return new ClientNetworkResolver(new NetworkSettings(trusted, List.of(), 60, 1000));
    }
}
