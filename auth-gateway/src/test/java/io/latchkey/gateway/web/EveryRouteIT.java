package io.latchkey.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.gateway.Browser;
import io.latchkey.gateway.Gateway;
import io.latchkey.gateway.People;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What holds for every route: methods, headers, and whom it believes. */
class EveryRouteIT {
    private static final String RESETS = "/api/v1/password-resets";

    private final Gateway gateway = Gateway.shared();
    private final Browser executive = new People(gateway).executive();

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/password-resets",
        "PUT, /api/v1/password-resets",
        "DELETE, /api/v1/password-resets/redeem",
        "PUT, /api/v1/sessions",
        "PATCH, /api/v1/sessions/current",
        "POST, /api/v1/sessions/current",
        "TRACE, /api/v1/sessions",
        "TRACE, /api/v1/nothing",
        "DELETE, /api/v1/accounts",
        "BREW, /api/v1/sessions"
    })
    void anotherMethodIsNotAllowed(String method, String path) {
        // The JDK's client refuses to send TRACE; a socket does not.
        var answer = executive.rawStatusAndBody(method, path);
        assertThat(answer).startsWith("HTTP/1.1 405").contains("urn:latchkey:problem:method-not-allowed");
    }

    @Test
    void aMethodNotAllowedNamesThoseThatAre() {
        assertThat(gateway.browser().get(RESETS).header("Allow")).isEqualTo("POST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api",
                "/api/v1",
                "/api/v1/",
                "/api/v1/sessions/",
                "/api/v1/nothing",
                "/%2e%2e/x",
                "/a%00b",
                "/.env",
                "/actuator/health",
                "//evil.test"
            })
    void whatIsNotThereIsNotFound(String path) {
        var answer = gateway.browser().with("Accept", "application/json").get(path);
        assertThat(answer.problem()).isEqualTo("not-found");
    }

    @Test
    void everyAnswerCarriesTheSameSecurityHeaders() {
        var answers = List.of(
                gateway.browser().post(RESETS, Map.of("email", "a@b.c")),
                gateway.browser().post(RESETS, "{"),
                gateway.browser().get(RESETS),
                gateway.browser().get("/api/v1/nothing"),
                gateway.browser().get("/api/v1/accounts"),
                gateway.browser().delete("/api/v1/sessions/current"),
                gateway.browser().send("OPTIONS", RESETS, BodyPublishers.noBody()),
                gateway.browser().send("HEAD", "/api/v1/sessions/current", BodyPublishers.noBody()),
                gateway.browser().with("Origin", "https://evil.test").get("/api/v1/sessions/current"));
        for (var answer : answers) {
            assertThat(answer.header("Strict-Transport-Security")).isEqualTo("max-age=31536000; includeSubDomains");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Content-Security-Policy"))
                    .contains("default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
            assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.header("X-Request-Id")).hasSize(36);
            assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
            assertThat(answer.header("Server")).isEmpty();
        }
    }

    @Test
    void forwardedHeadersOfStrangersChangeNothing() {
        var answer = executive
                .with("X-Forwarded-Host", "evil.test")
                .with("X-Forwarded-Proto", "gopher")
                .with("Forwarded", "host=evil.test")
                .with("X-Forwarded-Prefix", "/evil")
                .post("/api/v1/accounts", Map.of("email", People.address(), "displayName", "Ana", "locale", "en"));
        assertThat(answer.header("Location")).startsWith("/api/v1/accounts/");
        assertThat(JsonMapper.shared()
                        .writeValueAsString(answer.response().headers().map()))
                .doesNotContain("evil");
    }
}
