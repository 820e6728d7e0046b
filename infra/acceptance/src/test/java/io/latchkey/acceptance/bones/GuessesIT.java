package io.latchkey.acceptance.bones;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.acceptance.drive.AccountFixtures.Person;
import io.latchkey.acceptance.drive.Answer;
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

/** Promise 15 and the end of a credential with its address, over the public API on two of each service. */
class GuessesIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String NEXT = "another sentence after the link";
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
    void browsersThatWereKnownBeforeTheFactorBuyNoGuessesAtIt() {
        Person person = stack.people().active(executive);
        List<String> marks = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            marks.add(mark(stack.gateway().signIn(person.email(), person.password())));
        }
        requireFactor(person);
        Enrolled enrolled = enrol(person);
        AuthenticatorApp app = enrolled.app();
        int looked = 0;
        for (int round = 0; round < 20; round++) {
            String challenge = challenge(person, marks.get(round % 4));
            for (int i = 0; i < 2; i++) {
                if (code(challenge, app.wrongCode(), marks.get(round % 4)).equals("invalid-one-time-password")) {
                    looked++;
                }
            }
        }
        assertThat(looked).isEqualTo(10);
        String known = mark(enrolled.answer());
        String challenge = challenge(person, known);
        assertThat(code(challenge, app.wrongCode(), known)).isEqualTo("invalid-one-time-password");
        assertThat(mailed(person, "code-guessing")).isEqualTo(1);
    }

    @Test
    void whoeverRedeemsALinkIsLetInAtOnceWhateverStrangersGuess() {
        Person person = stack.people().invited(executive);
        for (int i = 0; i < 11; i++) {
            stack.gateway().signIn(person.email(), "not the password of anybody");
        }
        assertThat(stack.secondGateway()
                        .signIn(person.email(), "not the password")
                        .problem())
                .isEqualTo("too-many-attempts");
        String token =
                stack.inbox().await(person.email(), mail -> mail.hasLink()).token();
        String mark = mark(stack.gateway().redeem(token, NEXT));
        assertThat(signIn(person.email(), NEXT, mark).status()).isEqualTo(201);
        assertThat(stack.gateway().signIn(person.email(), NEXT).status()).isEqualTo(201);
        assertThat(mailed(person, "new-browser")).isEqualTo(1);
    }

    @Test
    void aChangeOfAddressKillsThePasswordAtOnceWithKafkaDownToo() {
        Person person = stack.people().active(executive);
        String moved = "moved-" + person.accountId() + "@example.org";
        stack.stack().hold(ProcessNames.KAFKA);
        try {
            assertThat(stack.gateway()
                            .send(
                                    "PATCH",
                                    path(person),
                                    "{\"email\":\"" + moved + "\"}",
                                    Map.of("content-type", "application/json", "cookie", executive))
                            .status())
                    .isEqualTo(204);
            assertThat(stack.secondGateway().signIn(moved, person.password()).problem())
                    .isEqualTo("invalid-credentials");
        } finally {
            stack.stack().release(ProcessNames.KAFKA);
            stack.awaitReady();
        }
        String token = stack.inbox().await(moved, mail -> mail.hasLink()).token();
        assertThat(stack.gateway().signIn(moved, person.password()).problem()).isEqualTo("invalid-credentials");
        assertThat(stack.gateway().redeem(token, person.password()).status())
                .as("the password of before")
                .isEqualTo(422);
        assertThat(stack.gateway().redeem(token, NEXT).status()).isEqualTo(204);
        assertThat(stack.secondGateway().signIn(moved, NEXT).status()).isEqualTo(201);
        assertThat(stack.gateway()
                        .get(path(person), "cookie", executive)
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("ACTIVE");
    }

    @Test
    void aUsedLinkIsNoOracle() {
        Person person = stack.people().invited(executive);
        String token =
                stack.inbox().await(person.email(), mail -> mail.hasLink()).token();
        assertThat(stack.gateway().redeem(token, NEXT).status()).isEqualTo(204);
        assertThat(stack.secondGateway().redeem(token, NEXT).status()).isEqualTo(204);
        for (int i = 0; i < 5; i++) {
            assertThat(stack.gateway()
                            .redeem(token, "some other good phrase " + i)
                            .problem())
                    .isEqualTo("link-used");
        }
        assertThat(stack.secondGateway().redeem(token, NEXT).problem()).isEqualTo("link-used");
    }

    private static void requireFactor(Person person) {
        assertThat(stack.gateway()
                        .as(executive, "PUT", path(person) + "/two-factor", Map.of())
                        .status())
                .isEqualTo(202);
    }

    private record Enrolled(Answer answer, AuthenticatorApp app) {}

    private static Enrolled enrol(Person person) {
        String challenge = stack.gateway()
                .signIn(person.email(), person.password())
                .json()
                .path("challenge")
                .asString();
        var app = new AuthenticatorApp(
                stack.gateway().enrolment(challenge).json().path("secret").asString());
        Answer answer = stack.gateway()
                .enrol(challenge, app.generateCode(), stack.inbox().awaitCode(person.email(), 1));
        assertThat(answer.status()).isEqualTo(201);
        return new Enrolled(answer, app);
    }

    private static String challenge(Person person, String mark) {
        return signIn(person.email(), person.password(), mark)
                .json()
                .path("challenge")
                .asString();
    }

    private static Answer signIn(String email, String password, String mark) {
        return stack.secondGateway()
                .post("/api/v1/sessions", Map.of("email", email, "password", password), "cookie", mark);
    }

    private static String code(String challenge, String code, String mark) {
        return stack.gateway()
                .post(
                        "/api/v1/challenges/" + challenge + "/one-time-password",
                        Map.of("oneTimePassword", code),
                        "cookie",
                        mark)
                .problem();
    }

    private static String mark(Answer answer) {
        return answer.cookie("__Host-latchkey-device");
    }

    private static String path(Person person) {
        return "/api/v1/accounts/" + person.accountId();
    }

    private static long mailed(Person person, String template) {
        String mails = "mail WHERE account_id = '" + person.accountId() + "' AND template = '" + template + "'";
        Wait.untilTrue(
                "the mail " + template,
                SOON,
                () -> stack.database("notification").count(mails + " AND state = 'DELIVERED'") > 0);
        return stack.database("notification").count(mails);
    }
}
