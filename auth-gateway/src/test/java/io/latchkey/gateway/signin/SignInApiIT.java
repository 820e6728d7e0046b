package io.latchkey.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.gateway.Browser;
import io.latchkey.gateway.FakePeer;
import io.latchkey.gateway.HolderFixture;
import io.latchkey.gateway.People;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class SignInApiIT extends HolderFixture {
    private static final String PATH = "/api/v1/sessions";
    private static final String CURRENT = "/api/v1/sessions/current";
    private static final String ROUTE = "/internal/v1/sign-ins";

    SignInApiIT() {
        super("Ana");
    }

    @Test
    void whoProvesItGetsASessionInACookieOfThisHostAlone() {
        people.verifying(email, 1);
        var answer = signIn(email);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.response().body())
                .isEqualTo("{\"accountId\":\"" + id + "\",\"displayName\":\"Ana\",\"roles\":[\"USER\"]}");
        assertThat(answer.header("Set-Cookie"))
                .matches("__Host-latchkey=[A-Za-z0-9_-]{43}; Path=/; Secure; HttpOnly; SameSite=Lax");
        var current =
                gateway.browser().with("Cookie", answer.cookie()).get(CURRENT).json();
        assertThat(current.propertyNames())
                .containsExactly("accountId", "email", "displayName", "roles", "locale", "signedInAt", "expiresAt");
        assertThat(current.get("email").asString()).isEqualTo(email);
        assertThat(gateway.rows()
                        .query("SELECT token_digest FROM session WHERE account_id = ?", id)
                        .toString())
                .doesNotContain(answer.cookie().substring(16));
    }

    @Test
    void whateverIsWrongTheAnswerIsTheSame() {
        gateway.accountService().on(ROUTE, asked -> FakePeer.Answer.ok("{\"outcome\":\"INVALID_CREDENTIALS\"}"));
        var wrong = signIn(email);
        var unknown = signIn(People.address());
        assertThat(facts().isNull()).isTrue();
        gateway.rows().change("UPDATE account SET status = 'DISABLED' WHERE account_id = ?", id);
        var disabled = signIn(email);
        assertThat(facts().get("status").asString()).isEqualTo("DISABLED");
        people.verifying(email, 1);
        var disabledMeanwhile = signIn(email);
        for (var answer : List.of(wrong, unknown, disabled, disabledMeanwhile)) {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.problem()).isEqualTo("invalid-credentials");
            assertThat(answer.response().body()).isEqualTo(wrong.response().body());
            assertThat(comparable(answer)).isEqualTo(comparable(wrong));
        }
    }

    @Test
    void knownAndUnknownAddressesAreBothAskedAbout() {
        gateway.accountService().on(ROUTE, asked -> FakePeer.Answer.ok("{\"outcome\":\"INVALID_CREDENTIALS\"}"));
        int before = gateway.accountService().asked().size();
        gateway.browser().post(PATH, Map.of("email", email, "password", ""));
        gateway.browser().post(PATH, Map.of("email", People.address(), "password", ""));
        assertThat(gateway.accountService().asked()).hasSize(before + 2);
        var question = JsonMapper.shared()
                .readTree(gateway.accountService().asked().getLast().body());
        assertThat(question.get("addressDigest").asString()).hasSize(43);
        assertThat(question.get("networkDigest").asString()).hasSize(43);
        assertThat(question.toString()).doesNotContain("@");
    }

    @Test
    void aCookieThatWasPlantedIsNeverPromotedAndTheSessionBeforeEnds() {
        people.verifying(email, 1);
        String planted = "__Host-latchkey=" + "A".repeat(43);
        var first = gateway.browser().with("Cookie", planted).post(PATH, credentials(email));
        assertThat(first.cookie()).isNotEqualTo(planted);
        assertThat(gateway.browser().with("Cookie", planted).get(CURRENT).status())
                .isEqualTo(401);
        var second = gateway.browser().with("Cookie", first.cookie()).post(PATH, credentials(email));
        assertThat(second.cookie()).isNotEqualTo(first.cookie());
        assertThat(gateway.browser().with("Cookie", first.cookie()).get(CURRENT).status())
                .isEqualTo(401);
        assertThat(gateway.browser()
                        .with("Cookie", second.cookie())
                        .get(CURRENT)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void signingOutEndsTheSessionAndIsNeverAnError() {
        Browser session = people.signIn(email);
        var out = session.delete(CURRENT);
        assertThat(out.status()).isEqualTo(204);
        assertThat(out.header("Set-Cookie")).startsWith("__Host-latchkey=; Path=/; Max-Age=0");
        // A browser told to drop all cookies would no longer be known as its holder's.
        assertThat(out.header("Clear-Site-Data")).contains("\"storage\"").doesNotContain("cookies");
        assertThat(session.get(CURRENT).problem()).isEqualTo("unauthenticated");
        assertThat(session.delete(CURRENT).status()).isEqualTo(204);
        assertThat(gateway.browser().delete(CURRENT).status()).isEqualTo(204);
    }

    @Test
    void aSessionDiesWhenIdleOrOldOrItsAccountIsShut() {
        Browser idle = people.signIn(email);
        gateway.rows().change("UPDATE session SET last_seen_at = now() - interval '2 hours' WHERE account_id = ?", id);
        assertThat(idle.get(CURRENT).status()).isEqualTo(401);
        Browser old = people.signIn(email);
        gateway.rows().change("UPDATE session SET expires_at = now() WHERE account_id = ?", id);
        assertThat(old.get(CURRENT).status()).isEqualTo(401);
        Browser shut = people.signIn(email);
        gateway.rows().change("UPDATE account SET status = 'DISABLED' WHERE account_id = ?", id);
        assertThat(shut.get(CURRENT).status()).isEqualTo(401);
    }

    @Test
    void aRequestKeepsASessionAlive() {
        Browser session = people.signIn(email);
        gateway.rows()
                .change("UPDATE session SET last_seen_at = now() - interval '59 minutes' WHERE account_id = ?", id);
        assertThat(session.get(CURRENT).status()).isEqualTo(200);
        assertThat(gateway.rows()
                        .count(
                                "SELECT count(*) FROM session WHERE account_id = ? AND last_seen_at > now() - interval '5 minutes'",
                                id))
                .isEqualTo(1);
    }

    @Test
    void anUnsafeRequestWithTheCookieFromAnotherSiteIsRefused() {
        Browser session = people.signIn(email);
        assertThat(session.with("Sec-Fetch-Site", "cross-site").delete(CURRENT).problem())
                .isEqualTo("cross-origin");
        assertThat(session.with("Origin", "https://evil.test").delete(CURRENT).problem())
                .isEqualTo("cross-origin");
        assertThat(session.with("Sec-Fetch-Site", "cross-site").get(CURRENT).status())
                .isEqualTo(200);
        assertThat(gateway.browser()
                        .with("Sec-Fetch-Site", "cross-site")
                        .delete(CURRENT)
                        .status())
                .isEqualTo(204);
        assertThat(session.with("Origin", "https://latchkey.test")
                        .delete(CURRENT)
                        .status())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "__Host-latchkey=",
                "__Host-latchkey=x",
                "__Host-latchkey",
                "=;=;;",
                "__Host-latchkey=\"; x=\u0001",
                "a=b; __Host-latchkey=%00"
            })
    void aBrokenCookieIsNobodys(String cookie) {
        var headers = gateway.browser();
        try {
            assertThat(headers.with("Cookie", cookie).get(CURRENT).problem()).isEqualTo("unauthenticated");
        } catch (IllegalArgumentException unsendable) {
            assertThat(cookie).contains("\u0001");
        }
    }

    @Test
    void whenAccountServiceFailsTheAnswerIsNotNow() {
        gateway.accountService().on(ROUTE, asked -> new FakePeer.Answer(500, Map.of(), "boom"));
        var answer = signIn(email);
        assertThat(answer.problem()).isEqualTo("unavailable");
        assertThat(answer.header("Retry-After")).isNotEmpty();
    }

    @Test
    void whenAccountServiceHangsTheAnswerStillComes() {
        var end = new CountDownLatch(1);
        gateway.accountService().on(ROUTE, asked -> {
            await(end);
            return FakePeer.Answer.ok("{}");
        });
        assertThat(signIn(email).problem()).isEqualTo("unavailable");
        end.countDown();
    }

    @Test
    void anAnswerAboutSomebodyElseOpensNothing() {
        String other = People.address();
        people.create(other, "Other");
        people.verifying(other, 1);
        assertThat(signIn(email).problem()).isEqualTo("invalid-credentials");
        assertThat(gateway.browser().send("POST", PATH, BodyPublishers.noBody()).status())
                .isIn(400, 415);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private tools.jackson.databind.JsonNode facts() {
        return JsonMapper.shared()
                .readTree(gateway.accountService().asked().getLast().body())
                .get("facts");
    }

    private Browser.Answer signIn(String address) {
        return gateway.browser().post(PATH, credentials(address));
    }

    private static Map<String, String> credentials(String address) {
        return Map.of("email", address, "password", "correct horse battery");
    }

    private static Map<String, List<String>> comparable(Browser.Answer answer) {
        var headers = new HashMap<>(answer.response().headers().map());
        List.of("date", "traceparent", "x-request-id").forEach(headers::remove);
        return headers;
    }
}
