package io.latchkey.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.gateway.Browser;
import io.latchkey.gateway.Gateway;
import io.latchkey.gateway.People;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reviewer tried at the gateway's door in vain, kept so; the rest of it stands in infra/docs/security.md. */
class TriedAndHeldIT {
    private static final String RESETS = "/api/v1/password-resets";

    private final Gateway gateway = Gateway.shared();
    private final People people = new People(gateway);
    private final String email = People.address();
    private final Browser holder;

    TriedAndHeldIT() {
        people.create(email, "Ana");
        holder = people.signIn(email);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"})
    void noHeaderTurnsAMethodIntoAnother(String header) {
        var overriding = holder.with(header, "DELETE");
        assertThat(overriding.post("/api/v1/sessions/current", Map.of()).status())
                .isEqualTo(405);
        assertThat(overriding.get("/api/v1/sessions/current").status()).isEqualTo(200);
        assertThat(overriding
                        .post("/api/v1/sessions/current?_method=DELETE", Map.of())
                        .status())
                .isEqualTo(405);
        assertThat(holder.get("/api/v1/sessions/current").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/accounts",
                "/api/v1/accounts;x=1",
                "/api;x=1/v1/accounts",
                "/api/v1/%61ccounts",
                "/api/v1/accounts/",
                "/api//v1/accounts",
                "//api/v1/accounts",
                "/api/v1/Accounts",
                "/API/v1/accounts",
                "/api/v1/x/../accounts",
                "/api/v1/%2e/accounts",
                "/api/v1/x/%2e%2e/accounts",
                "/api/v1%2faccounts",
                "/api/v1/accounts%00",
                "/api/v1/accounts%3b",
                "/executive",
                "/executive;x=1",
                "/%65xecutive"
            })
    void anExecutivesRouteIsOneHoweverItIsWritten(String path) {
        assertThat(status(holder, path)).as("a holder").isIn(400, 403, 404);
        assertThat(status(gateway.browser(), path)).as("nobody").isIn(302, 303, 400, 401, 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/sessions",
                "/api/v1/sessions;x=1",
                "/api/v1/%73essions",
                "/api/v1/sessions/",
                "/api//v1/sessions",
                "//api/v1/sessions",
                "/api/v1/SESSIONS",
                "/api/v1/x/../sessions",
                "/api/v1/sessions%00",
                "/api/v1%2fsessions"
            })
    void whatComesFromAnotherSiteChangesNothingHoweverItsPathIsWritten(String path) {
        String answer = holder.with("Origin", "https://evil.test")
                .with("Sec-Fetch-Site", "cross-site")
                .rawStatusAndBody("DELETE", path);
        assertThat(answer).matches("(?s)HTTP/1.1 4\\d\\d.*");
        assertThat(holder.get("/api/v1/sessions/current").status()).isEqualTo(200);
    }

    @Test
    void whateverHostARequestNamesNothingInTheAnswerIsOfIt() {
        for (String raw : List.of(
                "GET http://evil.test/account HTTP/1.1\r\nHost: evil.test\r\nConnection: close\r\n\r\n",
                "GET http://evil.test/account HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /account HTTP/1.1\r\nHost: evil.test\r\nConnection: close\r\n\r\n",
                "GET /account HTTP/1.1\r\nHost: localhost:80@evil.test\r\nConnection: close\r\n\r\n",
                "GET /account HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-Host: evil.test\r\nConnection: close\r\n\r\n",
                "GET /account HTTP/1.1\r\nHost: localhost\r\nForwarded: host=evil.test\r\nConnection: close\r\n\r\n",
                "GET /account HTTP/1.1\r\nHost: localhost\r\nX-Host: evil.test\r\nConnection: close\r\n\r\n",
                "GET /account HTTP/1.1\r\nHost: localhost\r\nX-Original-URL: //evil.test\r\nConnection: close\r\n\r\n")) {
            assertThat(gateway.browser().raw(raw))
                    .as(raw)
                    .matches("(?s)(HTTP/1.1 [34].*)?")
                    .doesNotContain("evil");
        }
    }

    @Test
    void noTwoReadersDisagreeAboutWhereARequestEnds() {
        String post = "POST " + RESETS + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
        String smuggled = "GET /api/v1/proof-challenge HTTP/1.1\r\nHost: localhost\r\n\r\n";
        for (String raw : List.of(
                post + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + smuggled,
                post + "Content-Length: 6\r\nContent-Length: 0\r\n\r\n" + smuggled,
                post + "Content-Length: 0\r\nTransfer-Encoding: xchunked\r\n\r\n" + smuggled,
                post + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n" + smuggled,
                post + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n" + smuggled,
                post + "Content-Length: +0\r\n\r\n" + smuggled,
                post + "X-Null: a\u0000b\r\nContent-Length: 0\r\n\r\n" + smuggled,
                post + "Content-Length: 0\r\nX: y\r\u0000\n\r\n" + smuggled)) {
            assertThat(gateway.browser().raw(raw))
                    .as(raw)
                    .matches("(?s)(HTTP/1.1 4.*|cut off|)")
                    .doesNotContain("maxnumber");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"env", "heapdump", "threaddump", "beans", "configprops", "loggers", "mappings", "shutdown"})
    void theManagementPortTellsNoSetting(String endpoint) {
        var management = new Browser(gateway.browser().client(), gateway.managementUrl(), Map.of());
        assertThat(management.get("/actuator/" + endpoint).status()).isEqualTo(404);
        assertThat(management.call("POST", "/actuator/" + endpoint).status()).isEqualTo(404);
        assertThat(gateway.browser().get("/actuator/" + endpoint).status()).isEqualTo(404);
    }

    private static int status(Browser browser, String path) {
        String answer = browser.rawStatusAndBody("GET", path);
        return Integer.parseInt(answer.split(" ", 3)[1]);
    }
}
