package io.latchkey.acceptance.bones;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.acceptance.drive.AccountFixtures;
import io.latchkey.acceptance.drive.Answer;
import io.latchkey.acceptance.drive.ParallelCalls;
import io.latchkey.acceptance.drive.RunningStack;
import io.latchkey.acceptance.drive.Wait;
import io.latchkey.demo.AuthenticatorApp;
import io.latchkey.stack.plan.ProcessNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Promises 8 and 9, on two of each service: a second factor is asked for, counts once, and no reset goes around it. */
class SecondFactorIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static RunningStack stack;
    private static String executive;

    @BeforeAll
    static void start() {
        stack = RunningStack.doubled();
        executive = stack.people().executive();
    }

    @AfterAll
    static void end() {
        stack.close();
    }

    @Test
    void whoMustEnrolEnrolsAndEachCodeCountsOnceOnEveryReplica() {
        AccountFixtures.Person person = required();
        String challenge = challenge(person, "two-factor-enrolment-required");
        Answer offer = stack.gateway().enrolment(challenge);
        assertThat(offer.status()).isEqualTo(200);
        assertThat(offer.json().path("qrCode").asString()).startsWith("data:image/png;base64,");
        assertThat(stack.secondGateway().enrolment(challenge).json()).isEqualTo(offer.json());
        var app = new AuthenticatorApp(offer.json().path("secret").asString());

        assertThat(offer.json().path("mailCode").asBoolean()).isTrue();
        String first = app.generateCode();
        assertThat(stack.secondGateway().enrol(challenge, first, "0000-0000").problem())
                .isEqualTo("invalid-mail-code");
        String mailed = stack.inbox().awaitCode(person.email(), 1);
        assertThat(stack.gateway().enrol(challenge, app.wrongCode(), mailed).problem())
                .isEqualTo("invalid-one-time-password");
        Answer enrolled = stack.gateway().enrol(challenge, first, mailed);
        assertThat(enrolled.status()).isEqualTo(201);
        assertThat(enrolled.json().path("recoveryCodes").size()).isEqualTo(10);
        assertThat(stack.secondGateway().whoAmI(enrolled.cookie()).status()).isEqualTo(200);

        assertThat(stack.secondGateway()
                        .signIn(person.email(), person.password(), first)
                        .problem())
                .as("the code that enrolled")
                .isEqualTo("invalid-one-time-password");
        String next = app.nextCode();
        assertThat(stack.gateway()
                        .signIn(person.email(), person.password(), next)
                        .status())
                .isEqualTo(201);
        assertThat(stack.secondGateway()
                        .signIn(person.email(), person.password(), next)
                        .problem())
                .isEqualTo("invalid-one-time-password");
        assertThat(mailed(person, "two-factor-required", "enrolment-code", "two-factor-enrolled"))
                .isTrue();
    }

    @Test
    void requiringAFactorEndsTheSessionsThatOneFactorOpenedWithKafkaDownToo() {
        AccountFixtures.Person person = stack.people().active(executive);
        String session =
                stack.gateway().signIn(person.email(), person.password()).cookie();
        stack.stack().hold(ProcessNames.KAFKA);
        try {
            require(person);
            assertThat(stack.secondGateway().whoAmI(session).status()).isEqualTo(401);
            challenge(person, "two-factor-enrolment-required");
        } finally {
            stack.stack().release(ProcessNames.KAFKA);
            stack.awaitReady();
        }
        enrolled(person);
    }

    @Test
    void theBrowserThatRedeemedALinkEnrolsWithoutAMailAndAHolderByThemselvesInTheirSession() {
        AccountFixtures.Person person = stack.people().invited(executive);
        String token =
                stack.inbox().await(person.email(), mail -> mail.hasLink()).token();
        String password = "a password of " + person.accountId();
        String mark = stack.gateway().redeem(token, password).cookie("__Host-latchkey-device");
        String session = stack.gateway().signIn(person.email(), password).cookie();
        Answer started = stack.gateway().as(session, "POST", "/api/v1/two-factor", Map.of());
        assertThat(started.status()).isEqualTo(201);
        String path = "/api/v1/challenges/" + started.json().path("challenge").asString() + "/enrolment";
        assertThat(stack.gateway().get(path).problem()).isEqualTo("challenge-over");
        Answer offer = stack.secondGateway().get(path, "cookie", session + "; " + mark);
        assertThat(offer.json().path("mailCode").asBoolean()).isFalse();
        var app = new AuthenticatorApp(offer.json().path("secret").asString());
        Map<String, String> first = Map.of("oneTimePassword", app.generateCode());
        assertThat(stack.gateway().post(path, first, "cookie", session).problem())
                .isEqualTo("invalid-mail-code");
        Answer enrolled = stack.gateway().post(path, first, "cookie", session + "; " + mark);
        assertThat(enrolled.status()).isEqualTo(201);
        assertThat(stack.secondGateway().whoAmI(session).status()).isEqualTo(401);
        assertThat(stack.secondGateway().whoAmI(enrolled.cookie()).status()).isEqualTo(200);
        assertThat(stack.gateway()
                        .get(path(person), "cookie", executive)
                        .json()
                        .path("twoFactor")
                        .asString())
                .isEqualTo("ENROLLED");
        assertThat(mailed(person, "two-factor-enrolled")).isTrue();
    }

    @Test
    void ofFiftyUsesOfOneCodeAtOnceOverTwoReplicasOneSucceeds() throws Exception {
        AccountFixtures.Person person = required();
        AuthenticatorApp app = enrolled(person);
        List<String> challenges = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            challenges.add(challenge(person, "one-time-password-required"));
        }
        String code = app.nextCode();
        List<Integer> statuses = ParallelCalls.atOnce(50, i -> (i % 2 == 0 ? stack.gateway() : stack.secondGateway())
                        .answerChallenge(challenges.get(i % challenges.size()), code))
                .stream()
                .map(Answer::status)
                .toList();
        assertThat(statuses).containsOnlyOnce(201);
    }

    @Test
    void aResetLeavesTheSecondFactorAloneAndARecoveryCodeWorksOnce() {
        AccountFixtures.Person person = required();
        String challenge = challenge(person, "two-factor-enrolment-required");
        var app = new AuthenticatorApp(
                stack.gateway().enrolment(challenge).json().path("secret").asString());
        String mailed = stack.inbox().awaitCode(person.email(), 1);
        Answer enrolled = stack.gateway().enrol(challenge, app.generateCode(), mailed);
        String recovery = enrolled.json().path("recoveryCodes").path(3).asString();

        stack.gateway().requestReset(person.email());
        Wait.untilTrue("the second link", SOON, () -> links(person) == 2);
        stack.people().setPassword(person.email(), "a password after the reset");
        assertThat(stack.gateway().whoAmI(enrolled.cookie()).status()).isEqualTo(401);

        var again = new AccountFixtures.Person(person.accountId(), person.email(), "a password after the reset");
        String step = challenge(again, "one-time-password-required");
        Map<String, String> typed = Map.of("recoveryCode", recovery);
        assertThat(stack.gateway()
                        .post("/api/v1/challenges/" + step + "/one-time-password", typed)
                        .status())
                .isEqualTo(201);
        String other = challenge(again, "one-time-password-required");
        assertThat(stack.secondGateway()
                        .post("/api/v1/challenges/" + other + "/one-time-password", typed)
                        .problem())
                .isEqualTo("invalid-one-time-password");
        assertThat(mailed(person, "recovery-code-used")).isTrue();
    }

    @Test
    void fiveWrongCodesEndAChallengeAndALostPhoneEnrolsAnewAtOnceWithKafkaDown() {
        AccountFixtures.Person person = required();
        AuthenticatorApp app = enrolled(person);
        String session = stack.gateway()
                .signIn(person.email(), person.password(), app.nextCode())
                .cookie();
        String challenge = challenge(person, "one-time-password-required");
        for (int i = 0; i < 5; i++) {
            assertThat(stack.gateway()
                            .answerChallenge(challenge, app.wrongCode())
                            .problem())
                    .isEqualTo("invalid-one-time-password");
        }
        assertThat(stack.gateway().answerChallenge(challenge, app.nextCode()).problem())
                .isEqualTo("challenge-over");

        stack.stack().hold(ProcessNames.KAFKA);
        try {
            assertThat(stack.gateway()
                            .as(executive, "POST", path(person) + "/two-factor/reset", Map.of())
                            .status())
                    .isEqualTo(202);
            assertThat(stack.secondGateway().whoAmI(session).status()).isEqualTo(401);
            challenge(person, "two-factor-enrolment-required");
        } finally {
            stack.stack().release(ProcessNames.KAFKA);
            stack.awaitReady();
        }
        assertThat(stack.gateway()
                        .as(executive, "DELETE", path(person) + "/two-factor", Map.of())
                        .status())
                .isEqualTo(202);
        assertThat(stack.gateway().signIn(person.email(), person.password()).status())
                .isEqualTo(201);
        assertThat(mailed(person, "two-factor-reset", "two-factor-removed")).isTrue();
    }

    private static AccountFixtures.Person required() {
        AccountFixtures.Person person = stack.people().active(executive);
        require(person);
        return person;
    }

    private static void require(AccountFixtures.Person person) {
        assertThat(stack.gateway()
                        .as(executive, "PUT", path(person) + "/two-factor", Map.of())
                        .status())
                .isEqualTo(202);
    }

    private static AuthenticatorApp enrolled(AccountFixtures.Person person) {
        String challenge = challenge(person, "two-factor-enrolment-required");
        var app = new AuthenticatorApp(
                stack.gateway().enrolment(challenge).json().path("secret").asString());
        String mailed = stack.inbox().awaitCode(person.email(), 1);
        assertThat(stack.gateway().enrol(challenge, app.generateCode(), mailed).status())
                .isEqualTo(201);
        return app;
    }

    private static String challenge(AccountFixtures.Person person, String problem) {
        Answer answer = stack.gateway().signIn(person.email(), person.password());
        assertThat(answer.problem()).isEqualTo(problem);
        return answer.json().path("challenge").asString();
    }

    private static String path(AccountFixtures.Person person) {
        return "/api/v1/accounts/" + person.accountId();
    }

    private static long links(AccountFixtures.Person person) {
        return stack.inbox().mails(person.email()).stream()
                .filter(mail -> mail.hasLink())
                .count();
    }

    private static boolean mailed(AccountFixtures.Person person, String... templates) {
        for (String template : templates) {
            Wait.untilTrue(
                    "the mail " + template,
                    SOON,
                    () -> stack.database("notification")
                                    .count("mail WHERE state = 'DELIVERED' AND account_id = '" + person.accountId()
                                            + "' AND template = '" + template + "'")
                            == 1);
        }
        return true;
    }
}
