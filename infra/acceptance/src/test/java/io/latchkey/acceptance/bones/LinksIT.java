package io.latchkey.acceptance.bones;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.acceptance.drive.AccountFixtures;
import io.latchkey.acceptance.drive.Answer;
import io.latchkey.acceptance.drive.InboxDriver;
import io.latchkey.acceptance.drive.ParallelCalls;
import io.latchkey.acceptance.drive.RunningStack;
import io.latchkey.acceptance.drive.Wait;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Promise 6: a link works once, opening it spends nothing, and only its winner's password signs in. */
class LinksIT {

    private static final int ROUNDS = 8;
    private static final int AT_ONCE = 50;
    private final RunningStack stack = RunningStack.shared();
    private String executive = "";

    @BeforeEach
    void signIn() {
        executive = stack.people().executive();
    }

    @Test
    void ofFiftyRedemptionsAtOnceExactlyOneWinsAndItsPasswordAloneSignsIn() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            AccountFixtures.Person person = stack.people().invited(executive);
            String token = token(person);
            List<Integer> statuses =
                    ParallelCalls.atOnce(AT_ONCE, i -> stack.gateway().redeem(token, password(i))).stream()
                            .map(Answer::status)
                            .toList();
            assertThat(statuses).containsOnlyOnce(204).allMatch(s -> s == 204 || s == 410 || s == 503);
            int winner = statuses.indexOf(204);
            assertThat(stack.gateway().signIn(person.email(), password(winner)).status())
                    .isEqualTo(201);
            int loser = winner == 0 ? 1 : 0;
            assertThat(stack.gateway().signIn(person.email(), password(loser)).status())
                    .isEqualTo(401);
        }
    }

    @Test
    void openingALinkTwentyTimesSpendsNothing() {
        AccountFixtures.Person person = stack.people().invited(executive);
        String token = token(person);
        for (int i = 0; i < 20; i++) {
            String method = i % 2 == 0 ? "GET" : "HEAD";
            assertThat(stack.gateway()
                            .send(method, "/reset-password", "", Map.of("accept", "text/html"))
                            .status())
                    .isEqualTo(200);
            assertThat(stack.gateway()
                            .send(method, "/api/v1/password-resets/redeem", "", Map.of())
                            .status())
                    .isEqualTo(405);
        }
        assertThat(stack.gateway().redeem(token, password(1)).status()).isEqualTo(204);
    }

    @Test
    void aTokenChangedInAnyCharacterIsUnknownAndLeavesTheLinkAlone() {
        AccountFixtures.Person person = stack.people().invited(executive);
        String token = token(person);
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            String tampered = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(stack.gateway().redeem(tampered, password(1)).problem()).isEqualTo("link-unknown");
        }
        assertThat(stack.gateway().redeem(token, password(1)).status()).isEqualTo(204);
    }

    @Test
    void theSameRedemptionAgainIsAnsweredAlikeAndAnotherPasswordIsRefused() {
        AccountFixtures.Person person = stack.people().invited(executive);
        String token = token(person);
        assertThat(stack.gateway().redeem(token, password(1)).status()).isEqualTo(204);
        assertThat(stack.gateway().redeem(token, password(1)).status()).isEqualTo(204);
        assertThat(stack.gateway().redeem(token, password(2)).problem()).isEqualTo("link-used");
    }

    @Test
    void usingOneLinkKillsTheOthersAndEverySession() {
        AccountFixtures.Person person = stack.people().active(executive);
        String session =
                stack.gateway().signIn(person.email(), person.password()).cookie();
        String first = sendAgain(person, 1);
        String second = sendAgain(person, 2);
        assertThat(stack.gateway().redeem(first, password(3)).status()).isEqualTo(204);
        assertThat(stack.gateway().whoAmI(session).status()).isEqualTo(401);
        assertThat(stack.gateway().redeem(second, password(4)).problem()).isEqualTo("link-superseded");
    }

    @Test
    void aSignInWithTheOldPasswordThatRacesARedemptionLeavesNoSession() throws Exception {
        for (int round = 1; round <= ROUNDS; round++) {
            AccountFixtures.Person person = stack.people().active(executive);
            String token = sendAgain(person, 1);
            List<Answer> answers = ParallelCalls.atOnce(
                    9,
                    i -> i == 4
                            ? stack.gateway().redeem(token, password(5))
                            : stack.gateway().signIn(person.email(), person.password()));
            assertThat(answers.get(4).status()).isEqualTo(204);
            answers.stream().filter(a -> a.status() == 201).forEach(a -> assertThat(
                            stack.gateway().whoAmI(a.cookie()).status())
                    .isEqualTo(401));
        }
    }

    private String sendAgain(AccountFixtures.Person person, int nth) {
        int before = linkMails(person).size();
        assertThat(stack.gateway()
                        .post("/api/v1/accounts/" + person.accountId() + "/invitation", Map.of(), "cookie", executive)
                        .status())
                .as("sending link %s", nth)
                .isEqualTo(202);
        return Wait.until("another link", () -> Optional.of(linkMails(person)).filter(mails -> mails.size() > before))
                .getFirst()
                .token();
    }

    private List<InboxDriver.Mail> linkMails(AccountFixtures.Person person) {
        return stack.inbox().mails(person.email()).stream()
                .filter(InboxDriver.Mail::hasLink)
                .toList();
    }

    private String token(AccountFixtures.Person person) {
        return stack.inbox().await(person.email(), InboxDriver.Mail::hasLink).token();
    }

    private static String password(int i) {
        return "password number " + i + " of many";
    }
}
