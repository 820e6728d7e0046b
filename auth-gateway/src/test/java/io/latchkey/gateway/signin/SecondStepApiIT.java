package io.latchkey.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.gateway.Browser;
import io.latchkey.gateway.FakePeer;
import io.latchkey.gateway.HolderFixture;
import io.latchkey.gateway.People;
import io.latchkey.gateway.SecondFactors;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SecondStepApiIT extends HolderFixture {
    private static final String SIGN_IN = "/api/v1/sessions";
    private static final String CURRENT = "/api/v1/sessions/current";

    private final SecondFactors factors = new SecondFactors(gateway, id);
    private final String code = "/api/v1/challenges/" + factors.challenge() + "/one-time-password";
    private final String enrolment = "/api/v1/challenges/" + factors.challenge() + "/enrolment";

    SecondStepApiIT() {
        super("Ana");
    }

    @BeforeEach
    void enrolled() {
        factors.answerSignIns(
                "{\"outcome\":\"ONE_TIME_PASSWORD_REQUIRED\",\"challenge\":\"" + factors.challenge() + "\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID_CREDENTIALS,401,invalid-credentials",
        "ONE_TIME_PASSWORD_REQUIRED,401,one-time-password-required",
        "INVALID_ONE_TIME_PASSWORD,401,invalid-one-time-password",
        "ENROLMENT_REQUIRED,403,two-factor-enrolment-required",
        "TOO_MANY_ATTEMPTS,429,too-many-attempts",
        "PROOF_REQUIRED,403,proof-required"
    })
    void eachAnswerOfTheDecisionHasItsProblem(String outcome, int status, String problem) {
        factors.answerSignIns(
                "{\"outcome\":\"" + outcome + "\",\"challenge\":\"" + factors.challenge() + "\",\"retryAfter\":31}");
        var answer = signIn(Map.of("email", email, "password", "x"));
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(answer.header("Set-Cookie")).isEmpty();
        assertThat(answer.header("Retry-After")).isEqualTo(status == 429 ? "31" : "");
        boolean challenged = problem.endsWith("-required") && !problem.startsWith("proof");
        assertThat(answer.json().has("challenge")).isEqualTo(challenged);
        if (challenged) {
            assertThat(answer.json().get("challenge").asString()).isEqualTo(factors.challenge());
        }
    }

    @Test
    void theCodeGoesAlongOnlyWhenItWasGiven() {
        signIn(Map.of("email", email, "password", "x"));
        assertThat(asked().has("oneTimePassword")).isFalse();
        signIn(Map.of("email", email, "password", "x", "oneTimePassword", "123 456"));
        assertThat(asked().get("oneTimePassword").asString()).isEqualTo("123 456");
        assertThat(signIn(Map.of("email", email, "password", "x", "oneTimePassword", 123456))
                        .problem())
                .isEqualTo("invalid-request");
    }

    @Test
    void aThrottledUnknownAddressIsAnsweredWithTheSameBytesAsAKnownOne() {
        factors.answerSignIns("{\"outcome\":\"TOO_MANY_ATTEMPTS\",\"retryAfter\":120}");
        var known = signIn(Map.of("email", email, "password", "x"));
        var unknown = signIn(Map.of("email", People.address(), "password", "x"));
        assertThat(unknown.response().body()).isEqualTo(known.response().body());
        assertThat(factors.comparable(unknown)).isEqualTo(factors.comparable(known));
    }

    @Test
    void theSecondStepOpensASessionUnderANewTokenAndKnowsTheBrowser() {
        factors.on("code", factors.verified(1));
        String planted = "__Host-latchkey=" + "B".repeat(43);
        var answer = gateway.browser().with("Cookie", planted).post(code, Map.of("oneTimePassword", "123456"));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().propertyNames()).containsExactly("accountId", "displayName", "roles");
        assertThat(answer.cookie()).startsWith("__Host-latchkey=").isNotEqualTo(planted);
        assertThat(answer.response().headers().allValues("Set-Cookie").getLast())
                .matches(
                        "__Host-latchkey-device=[A-Za-z0-9_-]{98}; Path=/; Max-Age=31536000; .*Secure; HttpOnly; SameSite=Lax");
        assertThat(gateway.browser().with("Cookie", planted).get(CURRENT).status())
                .isEqualTo(401);
        assertThat(gateway.browser()
                        .with("Cookie", answer.cookie())
                        .get(CURRENT)
                        .status())
                .isEqualTo(200);
        assertThat(asked().get("facts").get("accountId").asString()).isEqualTo(id.toString());
        assertThat(asked().get("challenge").asString()).isEqualTo(factors.challenge());
    }

    @Test
    void aChallengeMayComeInAHeaderAndStandsInNoPathThen() {
        factors.on("code", factors.verified(1));
        String path = "/api/v1/challenges/current/one-time-password";
        var typed = Map.of("oneTimePassword", "123456");
        var browser = gateway.browser();
        assertThat(browser.with(ChallengeHeaderFilter.HEADER, factors.challenge())
                        .post(path, typed)
                        .status())
                .isEqualTo(201);
        assertThat(asked().get("challenge").asString()).isEqualTo(factors.challenge());
        for (String wrong : List.of("", "a/b", "..", "a;b", "A".repeat(201))) {
            assertThat(browser.with(ChallengeHeaderFilter.HEADER, wrong)
                            .post(path, typed)
                            .problem())
                    .isEqualTo("invalid-request");
        }
        assertThat(browser.post(path, typed)
                        .json()
                        .get("errors")
                        .get(0)
                        .get("pointer")
                        .asString())
                .isEqualTo("/" + ChallengeHeaderFilter.HEADER);
        assertThat(browser.with(ChallengeHeaderFilter.HEADER, "AAAA")
                        .post(path, typed)
                        .problem())
                .isEqualTo("challenge-over");
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID_ONE_TIME_PASSWORD,401,invalid-one-time-password",
        "CHALLENGE_OVER,410,challenge-over",
        "TOO_MANY_ATTEMPTS,429,too-many-attempts"
    })
    void aCodeThatIsRefusedOpensNothing(String outcome, int status, String problem) {
        factors.on("code", "{\"outcome\":\"" + outcome + "\",\"retryAfter\":9}");
        factors.on("enrolment", "{\"outcome\":\"" + outcome + "\",\"retryAfter\":9}");
        for (String path : List.of(code, enrolment)) {
            var answer = gateway.browser().post(path, Map.of("oneTimePassword", "123456"));
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.problem()).isEqualTo(problem);
            assertThat(answer.header("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void aRecoveryCodeGoesAsOneAndNotBothAtOnce() {
        factors.on("code", factors.verified(1));
        assertThat(gateway.browser().post(code, Map.of("recoveryCode", "abcde")).status())
                .isEqualTo(201);
        assertThat(asked().get("recoveryCode").asString()).isEqualTo("abcde");
        assertThat(asked().has("oneTimePassword")).isFalse();
        assertThat(gateway.browser()
                        .post(code, Map.of("recoveryCode", "a", "oneTimePassword", "1"))
                        .problem())
                .isEqualTo("invalid-request");
        assertThat(gateway.browser().post(code, Map.of()).problem()).isEqualTo("invalid-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "AAAA", "..", "%00", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void aChallengeOfNobodyIsOverAndNobodyIsAsked(String challenge) {
        int before = gateway.accountService().asked().size();
        String path = "/api/v1/challenges/" + challenge + "/one-time-password";
        assertThat(gateway.browser().post(path, Map.of("oneTimePassword", "1")).problem())
                .isIn("challenge-over", "not-found", "400");
        assertThat(gateway.browser()
                        .get("/api/v1/challenges/" + challenge + "/enrolment")
                        .problem())
                .isIn("challenge-over", "not-found", "400");
        assertThat(gateway.accountService().asked()).hasSize(before);
    }

    @Test
    void theOfferShowsWhatAPhoneNeedsAndNamesTheAccountInThePictureOnly() {
        factors.on("enrolment/offer", SecondFactors.OFFERED);
        var offer = gateway.browser().get(enrolment);
        assertThat(offer.status()).isEqualTo(200);
        assertThat(offer.json().propertyNames()).containsExactly("secret", "otpauthUri", "qrCode", "mailCode");
        assertThat(offer.json().get("mailCode").asBoolean()).isFalse();
        assertThat(asked().get("sendAgain").asBoolean()).isTrue();
        factors.on("enrolment/offer", SecondFactors.OFFERED_WITH_MAIL);
        assertThat(gateway.browser().get(enrolment).json().get("mailCode").asBoolean())
                .isTrue();
        assertThat(offer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(asked().get("label").asString()).isEqualTo(email);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INVALID_MAIL_CODE", "MAIL_CODE_MISSING"})
    void aMailCodeThatIsMissingOrWrongIsOneProblem(String outcome) {
        factors.on("enrolment", "{\"outcome\":\"" + outcome + "\"}");
        var answer = gateway.browser().post(enrolment, Map.of("oneTimePassword", "123456", "mailCode", "7k3m 9qtw"));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("invalid-mail-code");
        assertThat(answer.header("Set-Cookie")).isEmpty();
        assertThat(asked().get("mailCode").asString()).isEqualTo("7k3m 9qtw");
        gateway.browser().post(enrolment, Map.of("oneTimePassword", "123456"));
        assertThat(asked().has("mailCode")).isFalse();
        for (Object malformed : List.of(7, List.of("7K3M-9QTW"))) {
            assertThat(gateway.browser()
                            .post(enrolment, Map.of("oneTimePassword", "123456", "mailCode", malformed))
                            .problem())
                    .isEqualTo("invalid-request");
        }
    }

    @Test
    void anEnrolmentEndsEverySessionThatOneFactorOpenedAndGivesTheCodes() {
        Browser before = people.signIn(email);
        Browser elsewhere = people.signIn(email);
        factors.on("enrolment", factors.enrolled(2));
        var answer = before.post(enrolment, Map.of("oneTimePassword", "123456"));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().propertyNames()).containsExactly("accountId", "displayName", "roles", "recoveryCodes");
        assertThat(answer.json().get("recoveryCodes").size()).isEqualTo(10);
        assertThat(before.get(CURRENT).status()).isEqualTo(401);
        assertThat(elsewhere.get(CURRENT).status()).isEqualTo(401);
        assertThat(gateway.browser()
                        .with("Cookie", answer.cookie())
                        .get(CURRENT)
                        .status())
                .isEqualTo(200);
        // A sign-in that verified the password before the enrolment and comes home after it.
        people.verifying(email, 1);
        assertThat(signIn(Map.of("email", email, "password", "x")).problem()).isEqualTo("invalid-credentials");
    }

    @Test
    void anAnswerAboutSomebodyElseOpensNothing() {
        UUID other = people.create(People.address(), "Other");
        factors.on("code", new SecondFactors(gateway, other).verified(1));
        factors.on("enrolment", new SecondFactors(gateway, other).enrolled(1));
        for (String path : List.of(code, enrolment)) {
            var answer = gateway.browser().post(path, Map.of("oneTimePassword", "123456"));
            assertThat(answer.problem()).isEqualTo("invalid-credentials");
            assertThat(answer.header("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void anotherSiteCannotAnswerForWhoIsSignedIn() {
        Browser session = people.signIn(email);
        for (String path : List.of(code, enrolment)) {
            assertThat(session.with("Sec-Fetch-Site", "cross-site")
                            .post(path, Map.of("oneTimePassword", "1"))
                            .problem())
                    .isEqualTo("cross-origin");
        }
    }

    @Test
    void accountServiceAwayIsSaid() {
        gateway.accountService()
                .on("/internal/v1/challenges/code", asked -> new FakePeer.Answer(503, Map.of("Retry-After", "3"), ""));
        var answer = gateway.browser().post(code, Map.of("oneTimePassword", "123456"));
        assertThat(answer.problem()).isEqualTo("unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("3");
    }

    private Browser.Answer signIn(Map<String, Object> body) {
        return gateway.browser().post(SIGN_IN, body);
    }

    private JsonNode asked() {
        return JsonMapper.shared()
                .readTree(gateway.accountService().asked().getLast().body());
    }
}
