package io.latchkey.gateway.passwordreset;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.gateway.Browser;
import io.latchkey.gateway.FakePeer;
import io.latchkey.gateway.Forms;
import io.latchkey.gateway.Gateway;
import io.latchkey.gateway.People;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResetPasswordPagesIT {

    private static final String TOKEN = "A".repeat(86);
    private static final String PASSWORD = "four words nobody knows";

    private final Gateway gateway = Gateway.shared();
    private final Forms forms = Forms.of(gateway);

    @Test
    void thePageHasAFieldForTheCodeAndSaysTheRules() {
        Browser.Answer page = forms.open("/reset-password");
        assertThat(page.response().body())
                .contains("name=\"token\"", "Code from the email", "15 to 128 characters")
                .contains("autocomplete=\"new-password\"");
    }

    @Test
    void aPasswordThatIsSetLeadsToSignInWithAWord() {
        UUID accountId = new People(gateway).create(People.address(), "Ana");
        answering(FakePeer.Answer.ok("""
                {"outcome":"REDEEMED","accountId":"%s","credentialVersion":1,"state":{"version":2,
                "status":"ACTIVE","twoFactor":"OFF","passwordSetAt":"2026-01-01T00:00:00Z"}}
                """.formatted(accountId)));
        Browser.Answer answer = redeem("?lang=es");
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/sign-in?done=password-set&lang=es");
        assertThat(answer.header("Set-Cookie")).isEmpty();
        assertThat(forms.open(answer.header("Location")).response().body())
                .contains("Su contraseña ha quedado establecida.");
    }

    @ParameterizedTest
    @CsvSource({
        "link-unknown,We do not know this link",
        "link-used,This link has been used",
        "link-superseded,This link has been replaced",
        "link-expired,This link is too old"
    })
    void aDeadLinkIsExplainedAndANewOneOffered(String reason, String said) {
        answering(FakePeer.Answer.ok("{\"outcome\":\"LINK_REFUSED\",\"reason\":\"" + reason + "\"}"));
        Browser.Answer answer = redeem("");
        assertThat(answer.status()).isEqualTo(410);
        assertThat(answer.response().body())
                .contains(said, "href=\"/forgot-password\"", "Send me a new link")
                .doesNotContain(TOKEN, PASSWORD);
    }

    @ParameterizedTest
    @CsvSource({
        "too-short,at least 15 characters",
        "too-long,at most 128 characters",
        "common,attackers try first",
        "context,Too close to you",
        "same-as-before,your present password"
    })
    void aPasswordThatWillNotDoIsExplainedAndTheLinkIsKept(String reason, String said) {
        answering(FakePeer.Answer.ok("{\"outcome\":\"PASSWORD_REJECTED\",\"reasons\":[\"" + reason + "\"]}"));
        Browser.Answer answer = redeem("");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.response().body())
                .contains(said, "Your link is still good", "type=\"hidden\" name=\"token\" value=\"" + TOKEN + "\"")
                .contains("aria-describedby=\"password-problem password-rules\"")
                .doesNotContain(PASSWORD);
    }

    @Test
    void anAccountServiceThatIsAwayLeavesLinkAndPersonWhereTheyAre() {
        answering(new FakePeer.Answer(503, Map.of("Retry-After", "3"), ""));
        Browser.Answer answer = redeem("");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("3");
        assertThat(answer.response().body())
                .contains("It is safe to repeat.", TOKEN)
                .doesNotContain(PASSWORD);
    }

    @Test
    void aMissingCodeIsSaidBesideItsFieldAndAsksNobody() {
        int asked = gateway.accountService().asked().size();
        Browser.Answer answer = forms.send("/reset-password", "token", " ", "newPassword", PASSWORD);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.response().body())
                .contains("Paste the code from the email here.")
                .doesNotContain(PASSWORD);
        assertThat(gateway.accountService().asked()).hasSize(asked);
    }

    @Test
    void openingTheLinkAnyNumberOfTimesAsksNobody() {
        int asked = gateway.accountService().asked().size();
        for (int i = 0; i < 20; i++) {
            assertThat(forms.open("/reset-password").status()).isEqualTo(200);
        }
        assertThat(gateway.accountService().asked()).hasSize(asked);
    }

    private Browser.Answer redeem(String query) {
        return forms.send("/reset-password" + query, "token", TOKEN, "newPassword", PASSWORD);
    }

    private void answering(FakePeer.Answer answer) {
        gateway.accountService().on("/internal/v1/redemptions", asked -> answer);
    }
}
