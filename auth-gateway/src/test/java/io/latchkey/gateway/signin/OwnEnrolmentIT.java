package io.latchkey.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.gateway.Browser;
import io.latchkey.gateway.FakePeer;
import io.latchkey.gateway.Forms;
import io.latchkey.gateway.HolderFixture;
import io.latchkey.gateway.SecondFactors;
import io.latchkey.gateway.session.SessionService;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A holder sets two-step sign-in up, in a session that has just been proved; nobody takes it off that way. */
class OwnEnrolmentIT extends HolderFixture {
    private static final String START = "/api/v1/two-factor";
    private static final String CURRENT = "/api/v1/sessions/current";
    private static final Map<String, String> CODES = Map.of("oneTimePassword", "123456", "mailCode", "7K3M-9QTW");

    private final SecondFactors factors = new SecondFactors(gateway, id);
    private final String enrolment = "/api/v1/challenges/" + factors.challenge() + "/enrolment";
    private final Browser here = people.signIn(email);

    OwnEnrolmentIT() {
        super("Ana");
    }

    @BeforeEach
    void offered() {
        factors.on("enrolment/start", "{\"outcome\":\"STARTED\",\"challenge\":\"" + factors.challenge() + "\"}");
        factors.on("enrolment/offer", SecondFactors.OFFERED_WITH_MAIL);
    }

    @Test
    void itNeedsAFreshSessionAndIsAskedForOfThisSession() {
        assertThat(gateway.browser().post(START, "{}").problem()).isEqualTo("unauthenticated");
        people.stale(here);
        int before = gateway.accountService().asked().size();
        assertThat(here.post(START, "{}").problem()).isEqualTo("reauthentication-required");
        assertThat(gateway.accountService().asked()).hasSize(before);
        people.provingRight(email);
        assertThat(here.post(CURRENT + "/proof", Map.of("password", "right")).status())
                .isEqualTo(204);
        var started = here.post(START, "{}");
        assertThat(started.status()).isEqualTo(201);
        assertThat(started.response().body()).isEqualTo("{\"challenge\":\"" + factors.challenge() + "\"}");
        assertThat(asked().get("sessionId").asString()).isEqualTo(sessionId());
        assertThat(asked().get("facts").get("accountId").asString()).isEqualTo(id.toString());
        assertThat(here.get(enrolment).json().get("mailCode").asBoolean()).isTrue();
        assertThat(asked().get("sessionId").asString()).isEqualTo(sessionId());
        gateway.browser().get(enrolment);
        assertThat(asked().has("sessionId")).isFalse();
    }

    @Test
    void atTheEndOtherSessionsAreOverAndThisOneGoesOnUnderATokenOfItsOwn() {
        Browser there = people.signIn(email);
        String session = sessionId();
        factors.on("enrolment", factors.enrolledIn(session, 2));
        var answer = here.post(enrolment, CODES);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().get("recoveryCodes").size()).isEqualTo(10);
        assertThat(asked().get("mailCode").asString()).isEqualTo("7K3M-9QTW");
        assertThat(there.get(CURRENT).status()).isEqualTo(401);
        assertThat(here.get(CURRENT).status()).as("the token of before").isEqualTo(401);
        Browser renewed = gateway.browser().with("Cookie", answer.cookie());
        assertThat(renewed.get(CURRENT).status()).isEqualTo(200);
        assertThat(sessionId(renewed)).isEqualTo(session);
    }

    @Test
    void newsOfItThatComeRoundFirstDoNotSignItsAuthorOutAndAnExecutiveDoes() {
        String session = sessionId();
        enrolAfter(
                session,
                () -> gateway.bean(SessionService.class).revokeOlder(id, 2).block());
        var answer = here.post(enrolment, CODES);
        Browser renewed = gateway.browser().with("Cookie", answer.cookie());
        assertThat(sessionId(renewed)).isEqualTo(session);
        Browser executive = people.executive();
        enrolAfter(session, () -> executive.call("DELETE", "/api/v1/accounts/" + id + "/sessions"));
        var ended = renewed.post(enrolment, CODES);
        assertThat(ended.json().get("recoveryCodes").size()).isEqualTo(10);
        assertThat(gateway.browser().with("Cookie", ended.cookie()).get(CURRENT).status())
                .isEqualTo(401);
    }

    @Test
    void thePageAsksForTheProofInPlaceShowsTheFormAndTheCodes() {
        Forms forms = new Forms(people.stale(here).with("Accept", "text/html").with("Accept-Language", "en"));
        assertThat(forms.open("/account").response().body())
                .contains("Two-step sign-in", "your password alone is enough", "action=\"/account/two-factor\"");
        var stale = forms.send("/account/two-factor");
        assertThat(stale.status()).isEqualTo(403);
        assertThat(stale.response().body())
                .contains("Confirm that it is you", "Set up two-step sign-in", "action=\"/account/two-factor\"");
        people.provingRight(email);
        var form = forms.send("/account/two-factor", "proofPassword", "right");
        assertThat(form.status()).isEqualTo(200);
        assertThat(form.response().body())
                .contains("action=\"/account/two-factor/enrolment\"", "name=\"mailCode\"", "ABCD EFGH IJKL MNOP")
                .doesNotContain("Your account executive has asked");
        factors.on("enrolment", factors.enrolledIn(sessionId(), 2));
        var codes = forms.send(
                "/account/two-factor/enrolment",
                "challenge",
                factors.challenge(),
                "oneTimePassword",
                "123456",
                "mailCode",
                "7K3M-9QTW");
        assertThat(codes.status()).isEqualTo(200);
        assertThat(codes.response().body()).contains("ABCD0-FGHJK-MNPQR-STVWX-YZ234");
        String own = new Forms(gateway.browser().with("Cookie", codes.cookie()).with("Accept-Language", "en"))
                .open("/account")
                .response()
                .body();
        assertThat(own).contains("a code from your phone", "Set up another phone", "To have it switched off, ask");
    }

    @Test
    void whatIsOverLeadsBackToTheAccount() {
        Forms forms = new Forms(here.with("Accept", "text/html").with("Accept-Language", "en"));
        factors.on("enrolment", "{\"outcome\":\"CHALLENGE_OVER\"}");
        factors.on("enrolment/offer", "{\"outcome\":\"CHALLENGE_OVER\"}");
        var over = forms.send(
                "/account/two-factor/enrolment",
                "challenge",
                factors.challenge(),
                "oneTimePassword",
                "1",
                "mailCode",
                "x");
        assertThat(over.header("Location")).isEqualTo("/account?failed=over");
        assertThat(forms.open("/account?failed=over").response().body()).contains("Start again when you are ready.");
        factors.on("enrolment/start", "{\"outcome\":\"NOT_ALLOWED\"}");
        assertThat(here.post(START, "{}").problem()).isEqualTo("unauthenticated");
        gateway.accountService()
                .on(
                        "/internal/v1/challenges/enrolment/start",
                        asked -> new FakePeer.Answer(503, Map.of("Retry-After", "3"), ""));
        assertThat(here.post(START, "{}").problem()).isEqualTo("unavailable");
        assertThat(forms.send("/account/two-factor").header("Location")).isEqualTo("/account?failed=busy");
    }

    @Test
    void noRouteOfAHolderTakesTheFactorOff() {
        for (String method : java.util.List.of("DELETE", "PUT", "PATCH")) {
            assertThat(here.call(method, START).status()).as(method).isEqualTo(405);
        }
    }

    private void enrolAfter(String session, Runnable meanwhile) {
        long version = gateway.rows().count("SELECT min_credential_version FROM account WHERE account_id = ?", id) + 1;
        String reply = factors.enrolledIn(session, Math.max(version, 2));
        gateway.accountService().on("/internal/v1/challenges/enrolment", asked -> {
            meanwhile.run();
            return FakePeer.Answer.ok(reply);
        });
    }

    private String sessionId() {
        return sessionId(here);
    }

    private static String sessionId(Browser browser) {
        for (JsonNode one : browser.get("/api/v1/sessions").json().get("sessions")) {
            if (one.get("current").asBoolean()) {
                return one.get("sessionId").asString();
            }
        }
        throw new AssertionError("nobody is signed in");
    }

    private JsonNode asked() {
        return JsonMapper.shared()
                .readTree(gateway.accountService().asked().getLast().body());
    }
}
