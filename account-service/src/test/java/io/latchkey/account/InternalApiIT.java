package io.latchkey.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.EventTopics;
import io.latchkey.contracts.SecurityEvent.RequestRefused;
import io.latchkey.testkit.EdgeProbes;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.server.RouterFunction;

/** Who may ask what, and what becomes of questions that cannot be understood. */
class InternalApiIT {

    private static final String LINKS = "/internal/v1/links";
    private static final String REDEMPTIONS = "/internal/v1/redemptions";
    private static final String SIGN_INS = "/internal/v1/sign-ins";
    private static final List<String> ROUTES = List.of(
            LINKS,
            REDEMPTIONS,
            SIGN_INS,
            "/internal/v1/challenges/code",
            "/internal/v1/challenges/enrolment",
            "/internal/v1/challenges/enrolment/offer",
            "/internal/v1/challenges/enrolment/start",
            "/internal/v1/password-changes",
            "/internal/v1/recovery-codes",
            "/internal/v1/session-proofs");
    private static final String GOOD =
            "{\"facts\":null,\"password\":\"x\",\"addressDigest\":\"0123456789abcdef\",\"networkDigest\":\"0123456789abcdef\"}";

    private final InternalApi api = AccountStack.shared().api();

    @Test
    void eachCallerOpensItsOwnRoutesAlone() {
        var meters = AccountStack.shared().bean(MeterRegistry.class);
        for (String route : ROUTES) {
            double traces = traces(meters, route);
            assertThat(api.post(route, Map.of("Content-Type", "application/json"), "{}")
                            .status())
                    .isEqualTo(401);
            assertThat(api.post(route, "wrong", Map.of()).status()).isEqualTo(401);
            String other = route.equals(LINKS) ? AccountStack.GATEWAY_KEY : AccountStack.NOTIFICATION_KEY;
            var refused = api.post(route, other, Map.of());
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.response().headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(refused.response().headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(traces(meters, route) - traces).as("traces of " + route).isEqualTo(3);
        }
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !refusals()
                .isEmpty());
        assertThat(refusals()).allSatisfy(refused -> {
            assertThat(refused.accountId()).isNull();
            assertThat(refused.reason()).isIn("unauthenticated", "credential-unknown", "forbidden");
            assertThat(refused.route()).startsWith("POST /internal/v1/");
        });
    }

    private static List<RequestRefused> refusals() {
        return AccountStack.shared().topics().ofType(EventTopics.ACCOUNT_SECURITY, RequestRefused.class);
    }

    private static double traces(MeterRegistry meters, String route) {
        return meters.find("latchkey.refusals").tag("route", "POST " + route).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @Test
    void whatCannotBeUnderstoodIsTheCallersFault() {
        List<String> bodies = List.of(
                "",
                "null",
                "[]",
                "7",
                "{",
                "\u0000",
                "{\"facts\":null}",
                GOOD.replace("\"x\"", "7"),
                GOOD.replace("\"x\"", "null"),
                GOOD.replace("\"x\"", "\"\\ud800\""),
                GOOD.replace("{\"facts\"", "{\"surprise\":1,\"facts\""),
                GOOD.replace("{\"facts\":null", "{\"facts\":null,\"facts\":null"),
                GOOD.replace("0123456789abcdef", "somebody@example.org"),
                GOOD.replace("null", "{\"accountId\":\"1-1-1-1-1\"}"),
                GOOD + "{}",
                "[".repeat(5000));
        for (String body : bodies) {
            var answer = send(SIGN_INS, AccountStack.GATEWAY_KEY, body);
            assertThat(answer.status()).as(body).isEqualTo(400);
            assertThat(answer.body().get("type").asString()).isEqualTo("urn:latchkey:problem:invalid-request");
        }
        assertThat(send(SIGN_INS, AccountStack.GATEWAY_KEY, GOOD).outcome()).isEqualTo("INVALID_CREDENTIALS");
    }

    @Test
    void tooMuchAndOfAnotherKindIsRefused() {
        assertThat(send(SIGN_INS, AccountStack.GATEWAY_KEY, "\"" + "x".repeat(300_000) + "\"")
                        .status())
                .isEqualTo(413);
        assertThat(api.post(
                                SIGN_INS,
                                Map.of(
                                        "Authorization",
                                        "Bearer " + AccountStack.GATEWAY_KEY,
                                        "Content-Type",
                                        "text/plain"),
                                GOOD)
                        .status())
                .isEqualTo(415);
        assertThat(send("/internal/v1/nothing", AccountStack.GATEWAY_KEY, GOOD).status())
                .isEqualTo(404);
    }

    @Test
    void everyRouteOfEveryPortIsBehindTheEdge() {
        int port = AccountStack.shared().port();
        ROUTES.forEach(route -> EdgeProbes.assertGuarded(port, "POST " + route, 1024 * 1024));
        EdgeProbes.assertStrict(port, LINKS);
        EdgeProbes.assertElsewhere(port, "GET /actuator/health");
        int management = AccountStack.shared().managementPort();
        EdgeProbes.assertGuarded(management, "GET /actuator/health", 16 * 1024);
        EdgeProbes.assertStrict(management, "/actuator/health");
        EdgeProbes.assertElsewhere(management, "POST " + LINKS);
    }

    @Test
    void theRoutesOfThisTestAreAllThereAre() {
        assertThat(AccountStack.shared().beans(RouterFunction.class).stream()
                        .flatMap(routes -> Pattern.compile("/internal/v1/[a-z/-]+")
                                .matcher(routes.toString())
                                .results()
                                .map(MatchResult::group)))
                .containsExactlyInAnyOrderElementsOf(ROUTES);
    }

    private InternalApi.Answer send(String route, String key, String body) {
        return api.post(route, Map.of("Authorization", "Bearer " + key, "Content-Type", "application/json"), body);
    }
}
