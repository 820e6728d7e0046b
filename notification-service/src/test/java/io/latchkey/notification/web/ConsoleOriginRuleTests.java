package io.latchkey.notification.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class ConsoleOriginRuleTests {

    private final ConsoleOriginRule rule = new ConsoleOriginRule("https://ops.example.org", "https://id.example.org");

    @ParameterizedTest(name = "{0} {1} from {3}, {2}: refused {4}")
    @CsvSource(
            nullValues = "-",
            value = {
                "GET, /operations, cross-site, https://evil.example, false",
                "POST, /operations/search, same-origin, -, false",
                "POST, /operations/search, none, -, false",
                "POST, /operations/search, -, -, false",
                "POST, /operations/search, -, https://ops.example.org, false",
                "POST, /operations/search, -, https://evil.example, true",
                "POST, /operations/search, -, null, true",
                "POST, /operations/search, same-site, https://id.example.org, true",
                "POST, /operations/search, cross-site, https://ops.example.org, true",
                "POST, /operations/search;x=1, cross-site, -, true",
                "POST, /operations/sign-in, same-site, https://id.example.org, false",
                "POST, /operations/sign-in, cross-site, https://ID.example.org, false",
                "POST, /operations/sign-in, -, -, false",
                "POST, /operations/sign-in, same-origin, -, false",
                "POST, /operations/sign-in, cross-site, -, true",
                "POST, /operations/sign-in, cross-site, null, true",
                "POST, /operations/sign-in, cross-site, https://evil.example, true",
                "POST, /operations/sign-in, same-site, https://ops.example.org, true"
            })
    void onlyTheGatewaysFormComesFromElsewhere(
            String method, String path, @Nullable String site, @Nullable String origin, boolean refused) {
        var request = MockServerHttpRequest.method(HttpMethod.valueOf(method), path);
        if (site != null) {
            request.header("Sec-Fetch-Site", site);
        }
        if (origin != null) {
            request.header("Origin", origin);
        }
        assertThat(rule.isCrossOrigin(request.build())).isEqualTo(refused);
    }
}
