package io.latchkey.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.gateway.Browser;
import io.latchkey.gateway.Forms;
import io.latchkey.gateway.Gateway;
import io.latchkey.gateway.People;
import io.latchkey.gateway.SecondFactors;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SecondStepPagesIT {
    private static final String PASSWORD = "a horse, a battery, a staple";

    private final Gateway gateway = Gateway.shared();
    private final Forms forms = Forms.of(gateway);
    private final String email = People.address();
    private final UUID id = new People(gateway).create(email, "Ana");
    private final SecondFactors factors = new SecondFactors(gateway, id);

    @BeforeEach
    void enrolled() {
        factors.answerSignIns(outcome("ONE_TIME_PASSWORD_REQUIRED"));
    }

    @Test
    void theSignInFormHasAFieldForTheCodeThatOpensWithoutScripts() {
        String html = forms.open("/sign-in").response().body();
        assertThat(html)
                .contains("<details class=\"more\">", "One-time password required", "autocomplete=\"one-time-code\"")
                .contains("autocomplete=\"username\"", "autocomplete=\"current-password\"")
                .doesNotContain("data-proof=");
    }

    @Test
    void whoDidNotOpenItGetsTheSecondStepAndTheChallengeIsInNoAddress() {
        Browser.Answer step = forms.send("/sign-in", "email", email, "password", PASSWORD, "oneTimePassword", "");
        assertThat(step.status()).isEqualTo(200);
        assertThat(step.header("Set-Cookie")).isEmpty();
        String html = step.response().body();
        assertThat(html)
                .contains("Enter your one-time password", "type=\"hidden\" name=\"challenge\"")
                .doesNotContain(PASSWORD, "?challenge", "href=\"/sign-in/code");
        assertThat(html.split(factors.challenge(), -1)).hasSize(2);
        factors.on("code", factors.verified(1));
        Browser.Answer in = forms.send("/sign-in/code", "challenge", factors.challenge(), "oneTimePassword", "123456");
        assertThat(in.status()).isEqualTo(303);
        assertThat(in.header("Location")).isEqualTo("/account");
        assertThat(forms.with("Cookie", in.cookie()).open("/account").response().body())
                .contains(email);
    }

    @Test
    void aWrongCodeIsSaidBesideItsFieldAndNamesThePhonesClock() {
        factors.answerSignIns(outcome("INVALID_ONE_TIME_PASSWORD"));
        Browser.Answer first =
                forms.send("/sign-in", "email", email, "password", PASSWORD, "oneTimePassword", "123456");
        factors.on("code", outcome("INVALID_ONE_TIME_PASSWORD"));
        Browser.Answer second =
                forms.send("/sign-in/code", "challenge", factors.challenge(), "oneTimePassword", "123456");
        for (Browser.Answer answer : java.util.List.of(first, second)) {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.response().body())
                    .contains("aria-describedby=\"code-problem code-hint\"", "your phone sets its clock")
                    .doesNotContain("123456", PASSWORD);
        }
        assertThat(first.response().body()).contains("<details class=\"more\" open=\"open\">");
    }

    @Test
    void aRecoveryCodeCanBeUsedInsteadWithoutScripts() {
        String challenge = factors.challenge();
        String html = forms.send("/sign-in/code", "challenge", challenge, "oneTimePassword", "", "instead", "recovery")
                .response()
                .body();
        assertThat(html).contains("Enter a recovery code", "name=\"recoveryCode\"", challenge);
        assertThat(forms.send("/sign-in/code", "challenge", challenge, "recoveryCode", "", "instead", "code")
                        .response()
                        .body())
                .contains("name=\"oneTimePassword\"", challenge);
        assertThat(forms.send("/sign-in/code", "challenge", challenge, "recoveryCode", " ")
                        .status())
                .isEqualTo(400);
        factors.on("code", outcome("INVALID_ONE_TIME_PASSWORD"));
        assertThat(forms.send("/sign-in/code", "challenge", challenge, "recoveryCode", "abc")
                        .response()
                        .body())
                .contains("recovery-problem", "use another one");
        factors.on("code", factors.verified(1));
        assertThat(forms.send("/sign-in/code", "challenge", challenge, "recoveryCode", "abc")
                        .header("Location"))
                .isEqualTo("/account");
    }

    @Test
    void aStepThatIsOverLeadsBackToTheBeginning() {
        factors.on("code", outcome("CHALLENGE_OVER"));
        Browser.Answer over =
                forms.send("/sign-in/code", "challenge", factors.challenge(), "oneTimePassword", "123456");
        assertThat(over.status()).isEqualTo(410);
        assertThat(over.response().body()).contains("Please start again.", "name=\"password\"");
        assertThat(forms.send("/sign-in/code", "challenge", "junk", "oneTimePassword", "1")
                        .status())
                .isEqualTo(410);
        assertThat(forms.open("/sign-in/code").header("Location")).isEqualTo("/sign-in");
        assertThat(forms.open("/sign-in/enrolment").header("Location")).isEqualTo("/sign-in");
    }

    @Test
    void aPhoneIsSetUpAndTheRecoveryCodesAreShownOnce() {
        factors.answerSignIns(outcome("ENROLMENT_REQUIRED"));
        factors.on("enrolment/offer", SecondFactors.OFFERED);
        Browser.Answer offer = forms.send("/sign-in?lang=es", "email", email, "password", PASSWORD);
        assertThat(offer.status()).isEqualTo(200);
        assertThat(offer.response().body())
                .contains("Configure su segundo paso", "src=\"data:image/png;base64,AAAA\"", "ABCD EFGH IJKL MNOP")
                .contains("href=\"otpauth://totp/x?secret=ABCDEFGHIJKLMNOP\"");
        factors.on("enrolment", outcome("INVALID_ONE_TIME_PASSWORD"));
        Browser.Answer wrong =
                forms.send("/sign-in/enrolment", "challenge", factors.challenge(), "oneTimePassword", "1");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.response().body()).contains("code-problem", "ABCD EFGH IJKL MNOP");
        factors.on("enrolment", factors.enrolled(2));
        Browser.Answer codes =
                forms.send("/sign-in/enrolment", "challenge", factors.challenge(), "oneTimePassword", "123456");
        assertThat(codes.status()).isEqualTo(200);
        assertThat(codes.header("Cache-Control")).isEqualTo("no-store");
        assertThat(codes.response().body())
                .contains("ABCD0-FGHJK-MNPQR-STVWX-YZ234", "ABCD9-FGHJK", "download=\"latchkey-recovery-codes.txt\"");
        assertThat(forms.with("Cookie", codes.cookie()).open("/account").status())
                .isEqualTo(200);
    }

    @Test
    void theCodeOfAMailHasAFieldOfItsOwnAndCanBeSentAgainWithoutScripts() {
        factors.answerSignIns(outcome("ENROLMENT_REQUIRED"));
        factors.on("enrolment/offer", SecondFactors.OFFERED_WITH_MAIL);
        String html = forms.send("/sign-in", "email", email, "password", PASSWORD)
                .response()
                .body();
        assertThat(html)
                .contains("name=\"mailCode\"", "p***@example.org", "name=\"again\"", "Look in your spam folder")
                .doesNotContain(email, PASSWORD);
        String path = "/sign-in/enrolment";
        Browser.Answer empty =
                forms.send(path, "challenge", factors.challenge(), "oneTimePassword", "", "mailCode", "");
        assertThat(empty.status()).isEqualTo(400);
        assertThat(empty.response().body()).contains("mail-code-problem", "code-problem");
        factors.on("enrolment", outcome("INVALID_MAIL_CODE"));
        Browser.Answer wrong = forms.send(
                path, "challenge", factors.challenge(), "oneTimePassword", "123456", "mailCode", "7K3M-9QTW");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.response().body())
                .contains("mail-code-problem", "ABCD EFGH IJKL MNOP")
                .doesNotContain("7K3M", "123456", "id=\"code-problem");
        Browser.Answer sent = forms.send(
                path, "challenge", factors.challenge(), "oneTimePassword", "", "mailCode", "", "again", "mail");
        assertThat(sent.status()).isEqualTo(200);
        assertThat(sent.response().body()).contains("The code is on its way again.");
        factors.on(
                "enrolment/offer",
                SecondFactors.OFFERED_WITH_MAIL
                        .replace("\"sentNow\":true", "\"sentNow\":false")
                        .replace("2026-03-01T09:01:00Z", "2999-01-01T00:00:00Z"));
        Browser.Answer early = forms.send(path, "challenge", factors.challenge(), "again", "mail");
        assertThat(early.status()).isEqualTo(429);
        assertThat(early.header("Retry-After")).isNotEmpty();
        factors.on(
                "enrolment/offer",
                SecondFactors.OFFERED_WITH_MAIL
                        .replace("\"sentNow\":true", "\"sentNow\":false")
                        .replace("\"sentAt\":\"2026-03-01T09:00:00Z\",", ""));
        assertThat(forms.send("/sign-in", "email", email, "password", PASSWORD)
                        .response()
                        .body())
                .contains("No more codes can be sent", "within 30 minutes");
    }

    @Test
    void tooManyAttemptsAndAskedForWorkAreSaidWithATime() {
        factors.answerSignIns("{\"outcome\":\"TOO_MANY_ATTEMPTS\",\"retryAfter\":61}");
        Browser.Answer many = forms.send("/sign-in", "email", email, "password", PASSWORD);
        assertThat(many.status()).isEqualTo(429);
        assertThat(many.header("Retry-After")).isEqualTo("61");
        assertThat(many.response().body()).contains("in 2 minutes");
        String other = People.address();
        Browser.Answer unknown = forms.send("/sign-in", "email", other, "password", PASSWORD);
        assertThat(unknown.response().body().replace(other, "?"))
                .isEqualTo(many.response().body().replace(email, "?"));
        factors.answerSignIns(outcome("PROOF_REQUIRED"));
        try (Gateway own = Gateway.with(java.util.Map.of("LATCHKEY_UNLIMITED_NETWORKS", ""))) {
            new SecondFactors(own, id).answerSignIns(outcome("PROOF_REQUIRED"));
            Forms there = Forms.of(own);
            assertThat(there.open("/sign-in").response().body()).doesNotContain("data-proof=");
            Browser.Answer work = there.send("/sign-in", "email", email, "password", PASSWORD);
            assertThat(work.status()).isEqualTo(429);
            assertThat(work.header("Retry-After")).isEqualTo("900");
            assertThat(work.response().body()).contains("data-proof=\"/api/v1/proof-challenge\"", "15 minutes");
            assertThat(there.open("/sign-in").response().body()).contains("data-proof=");
        }
    }

    private String outcome(String outcome) {
        return "{\"outcome\":\"" + outcome + "\",\"challenge\":\"" + factors.challenge() + "\"}";
    }
}
