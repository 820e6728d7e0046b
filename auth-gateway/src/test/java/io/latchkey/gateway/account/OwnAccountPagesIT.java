package io.latchkey.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.gateway.Browser;
import io.latchkey.gateway.FakePeer;
import io.latchkey.gateway.Forms;
import io.latchkey.gateway.HolderFixture;
import io.latchkey.gateway.SecondFactors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnAccountPagesIT extends HolderFixture {
    private final SecondFactors factors = new SecondFactors(gateway, id);
    private final Browser session = people.signIn(email);
    private final Forms forms = new Forms(session.with("Accept", "text/html").with("Sec-Fetch-Site", "same-origin"));

    OwnAccountPagesIT() {
        super("Ana <b>García</b>");
    }

    @Test
    void thePageShowsWhoItIsAndKeepsItsFormsToThePeopleTheyAreFor() {
        String html = forms.open("/account").response().body();
        assertThat(html)
                .contains(email, "Ana &lt;b&gt;García", "autocomplete=\"current-password\"", "Unknown device")
                .contains("autocomplete=\"new-password\"", "this browser")
                .doesNotContain("/account/recovery-codes", "href=\"/executive");
        gateway.rows()
                .change(
                        "UPDATE account SET two_factor = 'REQUIRED', state_two_factor = 'ENROLLED', state_version = 99 WHERE account_id = ?",
                        id);
        assertThat(forms.open("/account").response().body()).contains("/account/recovery-codes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/account",
                "/account/password",
                "/account/recovery-codes",
                "/account/language",
                "/account/sessions/end",
                "/account/sessions/end-all"
            })
    void nobodyIsLedToSignInAndAnotherSiteChangesNothing(String path) {
        Forms nobody = Forms.of(gateway);
        if (!path.equals("/account")) {
            assertThat(nobody.send(path, "session", "x").header("Location")).isEqualTo("/sign-in");
            assertThat(forms.with("Sec-Fetch-Site", "cross-site")
                            .send(path, "a", "b")
                            .status())
                    .isEqualTo(403);
            assertThat(forms.open(path).header("Location")).isEqualTo("/account");
        } else {
            assertThat(nobody.open(path).header("Location")).isEqualTo("/sign-in");
        }
        assertThat(session.get("/api/v1/sessions/current").status()).isEqualTo(200);
    }

    @Test
    void thePasswordIsChangedAndWhatIsWrongIsSaidBesideItsField() {
        peer("password-changes", "{\"outcome\":\"INVALID_CREDENTIALS\"}");
        Browser.Answer wrong = change();
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.response().body())
                .contains("id=\"current-password-problem\"", "not your present password")
                .doesNotContain("a new password of four");
        peer("password-changes", "{\"outcome\":\"PASSWORD_REJECTED\",\"reasons\":[\"common\"]}");
        Browser.Answer rejected = change();
        assertThat(rejected.status()).isEqualTo(422);
        assertThat(rejected.response().body()).contains("new-password-problem", "Too common");
        peer("password-changes", "{\"outcome\":\"TOO_MANY_ATTEMPTS\",\"retryAfter\":30}");
        assertThat(change().header("Retry-After")).isEqualTo("30");
        assertThat(forms.send("/account/password", "newPassword", "x").status()).isEqualTo(400);
        peer("password-changes", "{\"outcome\":\"CHANGED\"," + factors.proof(2) + "}");
        Browser.Answer done = change();
        assertThat(done.header("Location")).isEqualTo("/account?done=password-changed");
        assertThat(forms.open(done.header("Location")).response().body()).contains("Your password is changed.");
    }

    @Test
    void newRecoveryCodesAreShownOnce() {
        peer("recovery-codes", "{\"outcome\":\"REPLACED\",\"recoveryCodes\":[\"AAAAA-BBBBB\"]}");
        Browser.Answer codes = forms.send("/account/recovery-codes", "password", "x", "oneTimePassword", "1");
        assertThat(codes.response().body()).contains("AAAAA-BBBBB", "The old ones no longer work.");
        assertThat(forms.send("/account/recovery-codes", "oneTimePassword", "1").status())
                .isEqualTo(400);
        peer("recovery-codes", "{\"outcome\":\"INVALID_ONE_TIME_PASSWORD\"}");
        assertThat(forms.send("/account/recovery-codes", "password", "x", "oneTimePassword", "1")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void oneSessionIsEndedThenAll() {
        Browser there = people.signIn(email);
        String other = String.valueOf(gateway.rows()
                .query("SELECT session_id FROM session WHERE account_id = ? ORDER BY signed_in_at DESC LIMIT 1", id)
                .getFirst()
                .get("session_id"));
        assertThat(forms.send("/account/sessions/end", "session", other).header("Location"))
                .isEqualTo("/account?done=session-ended");
        assertThat(there.get("/api/v1/sessions/current").status()).isEqualTo(401);
        assertThat(forms.send("/account/sessions/end", "session", "junk").status())
                .isEqualTo(303);
        Browser.Answer out = forms.send("/account/sessions/end-all", "a", "b");
        assertThat(out.header("Location")).isEqualTo("/sign-in?done=sessions-ended");
        assertThat(out.header("Set-Cookie")).startsWith("__Host-latchkey=;");
        assertThat(session.get("/api/v1/sessions/current").status()).isEqualTo(401);
    }

    @Test
    void theLanguageOfTheMailsIsChanged() {
        assertThat(forms.send("/account/language", "locale", "es").header("Location"))
                .isEqualTo("/account?done=language-saved");
        assertThat(session.get("/api/v1/sessions/current").json().get("locale").asString())
                .isEqualTo("es");
        assertThat(forms.send("/account/language", "locale", "xx").header("Location"))
                .isEqualTo("/account");
    }

    private Browser.Answer change() {
        return forms.send(
                "/account/password", "currentPassword", "the old one", "newPassword", "a new password of four");
    }

    private void peer(String route, String reply) {
        gateway.accountService().on("/internal/v1/" + route, asked -> FakePeer.Answer.ok(reply));
    }
}
