package io.latchkey.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.gateway.Browser;
import io.latchkey.gateway.Gateway;
import io.latchkey.gateway.HolderFixture;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SessionListApiIT extends HolderFixture {
    private static final String PATH = "/api/v1/sessions";
    private static final String CURRENT = PATH + "/current";
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    SessionListApiIT() {
        super("Ana");
    }

    @Test
    void aPersonSeesTheirOwnSessionsByDeviceAndWhichIsThisOne() {
        Browser here = signIn(FIREFOX);
        signIn("curl/8.0");
        people.signIn(Gateway.FIRST_EXECUTIVE);
        JsonNode sessions = here.get(PATH).json().get("sessions");
        assertThat(sessions.size()).isEqualTo(2);
        JsonNode own = current(sessions);
        assertThat(own.propertyNames()).containsExactly("sessionId", "current", "device", "signedInAt", "lastSeenAt");
        assertThat(own.get("device").asString()).isEqualTo("Firefox on Linux");
        assertThat(other(sessions).get("device").asString()).isEqualTo("Unknown device");
        assertThat(gateway.rows()
                        .query("SELECT * FROM session WHERE account_id = ?", id)
                        .toString())
                .doesNotContain("Gecko", "curl");
    }

    @Test
    void oneIsEndedAndTheOthersLiveOn() {
        Browser here = signIn(FIREFOX);
        Browser there = signIn(FIREFOX);
        String theirs =
                other(here.get(PATH).json().get("sessions")).get("sessionId").asString();
        Browser.Answer ended = here.delete(PATH + "/" + theirs);
        assertThat(ended.status()).isEqualTo(204);
        assertThat(ended.header("Set-Cookie")).isEmpty();
        assertThat(there.get(CURRENT).status()).isEqualTo(401);
        assertThat(here.get(CURRENT).status()).isEqualTo(200);
        assertThat(here.delete(PATH + "/" + theirs).problem()).isEqualTo("not-found");
        String own =
                current(here.get(PATH).json().get("sessions")).get("sessionId").asString();
        assertThat(here.delete(PATH + "/" + own).header("Set-Cookie")).startsWith("__Host-latchkey=;");
        assertThat(here.get(CURRENT).status()).isEqualTo(401);
    }

    @Test
    void theSessionOfAnotherPersonIsNotThere() {
        Browser here = signIn(FIREFOX);
        String own =
                current(here.get(PATH).json().get("sessions")).get("sessionId").asString();
        Browser executive = people.executive();
        assertThat(executive.delete(PATH + "/" + own).problem()).isEqualTo("not-found");
        assertThat(executive.delete(PATH + "/no-id").problem()).isEqualTo("not-found");
        assertThat(here.get(CURRENT).status()).isEqualTo(200);
    }

    @Test
    void everywhereMeansHereToo() {
        Browser here = signIn(FIREFOX);
        Browser there = signIn(FIREFOX);
        Browser.Answer out = here.delete(PATH);
        assertThat(out.status()).isEqualTo(204);
        assertThat(out.header("Set-Cookie")).startsWith("__Host-latchkey=; Path=/; Max-Age=0");
        assertThat(here.get(CURRENT).status()).isEqualTo(401);
        assertThat(there.get(CURRENT).status()).isEqualTo(401);
    }

    @Test
    void whatNoLongerCountsIsNotListed() {
        signIn(FIREFOX);
        gateway.rows().change("UPDATE session SET last_seen_at = now() - interval '3 hours' WHERE account_id = ?", id);
        signIn(FIREFOX);
        gateway.rows()
                .change(
                        "UPDATE session SET expires_at = now() WHERE account_id = ? AND last_seen_at > now() - interval '1 hour'",
                        id);
        Browser here = signIn(FIREFOX);
        assertThat(here.get(PATH).json().get("sessions").size()).isEqualTo(1);
    }

    @Test
    void nobodyAndAnotherSiteChangeNothing() {
        Browser here = signIn(FIREFOX);
        assertThat(gateway.browser().get(PATH).problem()).isEqualTo("unauthenticated");
        assertThat(gateway.browser().delete(PATH).problem()).isEqualTo("unauthenticated");
        assertThat(gateway.browser().delete(PATH + "/" + id).problem()).isEqualTo("unauthenticated");
        Browser lured = here.with("Sec-Fetch-Site", "cross-site");
        assertThat(lured.delete(PATH).problem()).isEqualTo("cross-origin");
        assertThat(lured.delete(PATH + "/" + id).problem()).isEqualTo("cross-origin");
        assertThat(here.get(CURRENT).status()).isEqualTo(200);
    }

    private Browser signIn(String userAgent) {
        people.verifying(email, 1);
        Browser browser = gateway.browser().with("User-Agent", userAgent);
        return browser.with(
                "Cookie",
                browser.post(PATH, Map.of("email", email, "password", "x")).cookie());
    }

    private static JsonNode current(JsonNode sessions) {
        return pick(sessions, true);
    }

    private static JsonNode other(JsonNode sessions) {
        return pick(sessions, false);
    }

    private static JsonNode pick(JsonNode sessions, boolean current) {
        return sessions.valueStream()
                .filter(session -> session.get("current").asBoolean() == current)
                .findFirst()
                .orElseThrow();
    }
}
