package io.latchkey.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.gateway.Browser;
import io.latchkey.gateway.FakePeer;
import io.latchkey.gateway.Forms;
import io.latchkey.gateway.Gateway;
import io.latchkey.gateway.People;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignInPagesIT {

    private static final String PASSWORD = "a horse, a battery, a staple";

    private final Gateway gateway = Gateway.shared();
    private final Forms forms = Forms.of(gateway);

    @BeforeEach
    void refusing() {
        accountService(FakePeer.Answer.ok("{\"outcome\":\"INVALID_CREDENTIALS\"}"));
    }

    @Test
    void theForgottenPasswordLinkStandsAtTheBottomOfThePage() {
        Browser.Answer page = forms.open("/sign-in");
        assertThat(page.status()).isEqualTo(200);
        String html = page.response().body();
        assertThat(html.indexOf("Forgot your password?")).isGreaterThan(html.indexOf("</form>"));
        assertThat(html).contains("href=\"/forgot-password\"");
        assertThat(page.header("Content-Security-Policy")).contains("script-src 'sha256-");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.header("Set-Cookie")).isEmpty();
    }

    @Test
    void aRightPasswordOpensASessionAndTheSignedInPageShowsWhoItIs() {
        String email = People.address();
        People people = new People(gateway);
        people.create(email, "Ana <b>García</b>");
        people.verifying(email, 1);
        Browser.Answer answer = forms.send("/sign-in?lang=es", "email", " " + email + " ", "password", PASSWORD);
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/account?lang=es");
        assertThat(answer.header("Set-Cookie")).startsWith("__Host-latchkey=").contains("HttpOnly", "Secure");
        String html = forms.with("Cookie", answer.cookie())
                .open("/account?lang=es")
                .response()
                .body();
        assertThat(html)
                .contains("Ha iniciado sesión", email, "Ana &lt;b&gt;García", "Titular de la cuenta", "English");
    }

    @Test
    void aWrongPasswordIsRefusedKindlyAndNeverSentBack() {
        Browser.Answer answer = forms.send("/sign-in", "email", "ana@example.org", "password", PASSWORD);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Set-Cookie")).isEmpty();
        assertThat(answer.response().body())
                .contains("do not go together", "value=\"ana@example.org\"", "role=\"alert\"")
                .doesNotContain(PASSWORD);
    }

    @Test
    void knownAndUnknownAddressAreRefusedWithTheSameBytes() {
        String email = People.address();
        new People(gateway).create(email, "Ana");
        refusing();
        String known = forms.send("/sign-in", "email", email, "password", PASSWORD)
                .response()
                .body();
        String other = People.address();
        String unknown = forms.send("/sign-in", "email", other, "password", PASSWORD)
                .response()
                .body();
        assertThat(known.replace(email, "?")).isEqualTo(unknown.replace(other, "?"));
    }

    @Test
    void whatIsMissingIsSaidBesideItsField() {
        String html =
                forms.send("/sign-in", "email", "", "password", "").response().body();
        assertThat(html)
                .contains("aria-describedby=\"email-problem\"", "Enter the email address of your account.")
                .contains("aria-describedby=\"password-problem\"", "Enter your password.");
    }

    @Test
    void anAccountServiceThatIsAwayIsSaidWithATimeToTryAgain() {
        accountService(new FakePeer.Answer(503, Map.of("Retry-After", "7"), ""));
        Browser.Answer answer = forms.send("/sign-in", "email", "ana@example.org", "password", PASSWORD);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("7");
        assertThat(answer.response().body()).contains("We could not check your password just now.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"email=%zz&password=x", "%", "=&=&=", "email", "email=a&email=b&password=%00"})
    void aFormThatMakesNoSenseIsRefusedAndNeverAFault(String body) {
        assertThat(forms.sendRaw("/sign-in", body).status()).isEqualTo(400);
    }

    @Test
    void aFormOfAnotherTypeOrOfMegabytesIsRefusedAsAPage() {
        Browser.Answer json = forms.browser().post("/sign-in", "{}");
        assertThat(json.status()).isEqualTo(415);
        assertThat(json.response().body()).contains("<html lang=\"en\"", "We could not read that");
        Browser.Answer large = forms.send("/sign-in", "email", "a".repeat(2_000_000));
        assertThat(large.status()).isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site,cross-site,403",
        "Sec-Fetch-Site,same-site,403",
        "Origin,https://evil.example,403",
        "Origin,null,403",
        "Sec-Fetch-Site,same-origin,401",
        "Origin,https://latchkey.test,401"
    })
    void aFormOnAnotherSiteSignsNobodyInEvenWithoutACookie(String header, String value, int status) {
        Browser.Answer answer =
                forms.with(header, value).send("/sign-in", "email", "ana@example.org", "password", PASSWORD);
        assertThat(answer.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "/sign-in?lang=es,en,es",
        "/sign-in,es-MX,es",
        "/sign-in,de,en",
        "/sign-in?lang=xx,es,es",
        "/sign-in?lang=EN-gb,es,en"
    })
    void theAddressElseTheBrowserChoosesTheLanguage(String path, String accepted, String language) {
        Browser.Answer answer = forms.with("Accept-Language", accepted).open(path);
        assertThat(answer.response().body()).contains("<html lang=\"" + language + "\"");
        assertThat(answer.header("Vary")).contains("Accept-Language");
    }

    @Test
    void onlyOurOwnWordsStandAboveTheForm() {
        assertThat(forms.open("/sign-in?done=password-set").response().body()).contains("Your password is set.");
        assertThat(forms.open("/sign-in?done=you-won").response().body()).doesNotContain("you-won", "class=\"notice");
    }

    private void accountService(FakePeer.Answer answer) {
        gateway.accountService().on("/internal/v1/sign-ins", asked -> answer);
    }
}
