package io.latchkey.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.gateway.Browser;
import io.latchkey.gateway.Forms;
import io.latchkey.gateway.Gateway;
import io.latchkey.gateway.People;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedInPagesIT {

    private final Gateway gateway = Gateway.shared();
    private final Forms nobody = Forms.of(gateway);

    @Test
    void theFrontDoorLeadsToSignInOrToWhoIsSignedIn() {
        assertThat(nobody.open("/").status()).isEqualTo(303);
        assertThat(nobody.open("/").header("Location")).isEqualTo("/sign-in");
        assertThat(nobody.open("/?lang=es").header("Location")).isEqualTo("/sign-in?lang=es");
        assertThat(signedIn().open("/").header("Location")).isEqualTo("/account");
        assertThat(signedIn().open("/signed-in").header("Location")).isEqualTo("/account");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "__Host-latchkey=", "__Host-latchkey=abc", "__Host-latchkey=\"; drop", "=;=,"})
    void withoutASessionTheSignedInPageLeadsToSignIn(String cookie) {
        Forms visitor = cookie.isEmpty() ? nobody : nobody.with("Cookie", cookie);
        Browser.Answer answer = visitor.open("/account");
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/sign-in");
    }

    @Test
    void signingOutEndsTheSessionAndTheBrowserForgetsIt() {
        Forms visitor = signedIn();
        assertThat(visitor.open("/sign-out").header("Location")).isEqualTo("/account");
        assertThat(visitor.open("/account").status()).isEqualTo(200);
        Browser.Answer answer = visitor.with("Sec-Fetch-Site", "same-origin").send("/sign-out");
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/sign-in?done=signed-out");
        assertThat(answer.header("Set-Cookie")).startsWith("__Host-latchkey=;").contains("Max-Age=0");
        assertThat(answer.header("Clear-Site-Data")).contains("storage").doesNotContain("cookies");
        assertThat(visitor.open("/account").header("Location")).isEqualTo("/sign-in");
    }

    @Test
    void anotherSiteCannotSignAnybodyOut() {
        Forms visitor = signedIn();
        Browser.Answer answer = visitor.with("Sec-Fetch-Site", "cross-site").send("/sign-out");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.response().body()).contains("That came from another site");
        assertThat(visitor.open("/account").status()).isEqualTo(200);
    }

    @Test
    void whatIsNotThereIsAPageForAReaderAndAProblemForAProgram() {
        Browser.Answer page = nobody.with("Accept-Language", "es").open("/nowhere");
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.response().body()).contains("<html lang=\"es\"", "En esta dirección no hay nada");
        assertThat(gateway.browser().get("/nowhere").problem()).isEqualTo("not-found");
        assertThat(nobody.open("/api/v1/nowhere").problem()).isEqualTo("not-found");
        assertThat(nobody.send("/signed-in").status()).isEqualTo(405);
    }

    private Forms signedIn() {
        String email = People.address();
        People people = new People(gateway);
        people.create(email, "Ana García");
        return new Forms(people.signIn(email).with("Accept", "text/html"));
    }
}
