package io.latchkey.gateway.passwordreset;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.gateway.Browser;
import io.latchkey.gateway.Forms;
import io.latchkey.gateway.Gateway;
import io.latchkey.gateway.People;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForgotPasswordPagesIT {

    private final Gateway gateway = Gateway.shared();
    private final Forms forms = Forms.of(gateway);

    @Test
    void knownAndUnknownAddressGetTheSameAnswerToTheByte() {
        String email = People.address();
        new People(gateway).create(email, "Ana");
        Browser.Answer known = forms.send("/forgot-password", "email", email);
        Browser.Answer unknown = forms.send("/forgot-password", "email", People.address());
        assertThat(known.status()).isEqualTo(303).isEqualTo(unknown.status());
        assertThat(known.header("Location")).isEqualTo("/forgot-password/sent");
        assertThat(known.response().body()).isEqualTo(unknown.response().body());
        assertThat(steady(known)).isEqualTo(steady(unknown)).doesNotContainKey("set-cookie");
    }

    @Test
    void theNextPageIsTheSameWhoeverWasAskedFor() {
        String email = People.address();
        new People(gateway).create(email, "Ana");
        forms.send("/forgot-password", "email", email);
        String afterKnown = forms.open("/forgot-password/sent").response().body();
        forms.send("/forgot-password", "email", People.address());
        assertThat(forms.open("/forgot-password/sent").response().body()).isEqualTo(afterKnown);
    }

    @Test
    void theNextPageGivesTheAdviceAndSendsAgain() {
        Browser.Answer page = forms.open("/forgot-password/sent");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.response().body())
                .containsSubsequence("junk", "sending it again", "Send it again", "account executive")
                .contains("action=\"/forgot-password\"", "name=\"email\"", "data-wait=\"60\"");
    }

    @ParameterizedTest
    @CsvSource({
        "'',Enter the email address",
        "ana,does not look like",
        "a@b,does not look like",
        "'\"><i>@x.y',&quot;&gt;&lt;i&gt;"
    })
    void anAddressThatIsNoneIsSaidBesideTheField(String typed, String said) {
        Browser.Answer answer = forms.send("/forgot-password", "email", typed);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.response().body())
                .contains(said, "aria-invalid=\"true\"")
                .doesNotContain("\"><i>");
    }

    @Test
    void aFormOnAnotherSiteAsksForNothing() {
        assertThat(forms.with("Sec-Fetch-Site", "cross-site")
                        .send("/forgot-password", "email", People.address())
                        .status())
                .isEqualTo(403);
    }

    private static Map<String, List<String>> steady(Browser.Answer answer) {
        Map<String, List<String>> headers =
                new TreeMap<>(answer.response().headers().map());
        headers.keySet().removeAll(List.of("date", "traceparent", "x-request-id"));
        return headers;
    }
}
