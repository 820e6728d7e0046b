package io.latchkey.acceptance.bones;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.acceptance.drive.AccountFixtures;
import io.latchkey.acceptance.drive.InboxDriver;
import io.latchkey.acceptance.drive.RunningStack;
import io.latchkey.acceptance.drive.Wait;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Promise 10: the gateway dies after the new password counts and before it has ended the sessions of the old one. */
class DiedBetweenIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String GATEWAY = "auth-gateway";
    private final RunningStack stack = RunningStack.shared();

    @Test
    void noSessionSurvivesAGatewayThatDiedBetweenTheNewPasswordAndItsOwnDelete() throws InterruptedException {
        AccountFixtures.Person person = stack.people().active(stack.people().executive());
        List<String> sessions = List.of(session(person), session(person));
        String token = reset(person);

        // What the gateway has to change once account-service has answered is held: it stands between the two.
        Thread redeeming;
        try (var held = stack.database("gateway").holdAccount(person.accountId())) {
            redeeming =
                    Thread.ofVirtual().start(() -> stack.gateway().redeem(token, "a quite different long password"));
            Wait.untilTrue("the new password counts", SOON, () -> used(person.accountId()));
            sessions.forEach(cookie ->
                    assertThat(stack.gateway().whoAmI(cookie).status()).isEqualTo(200));
            stack.kill(GATEWAY);
            held.endWaiting();
        }
        redeeming.join();
        stack.awaitReady();

        for (String cookie : sessions) {
            Wait.untilTrue(
                    "the session is dead",
                    SOON,
                    () -> stack.gateway().whoAmI(cookie).status() == 401);
        }
        assertThat(stack.gateway().signIn(person.email(), person.password()).status())
                .isEqualTo(401);
    }

    private String session(AccountFixtures.Person person) {
        return stack.gateway().signIn(person.email(), person.password()).cookie();
    }

    private String reset(AccountFixtures.Person person) {
        stack.gateway().requestReset(person.email());
        return Wait.until("the mail with the second link", () -> {
            List<InboxDriver.Mail> links = stack.inbox().mails(person.email()).stream()
                    .filter(InboxDriver.Mail::hasLink)
                    .toList();
            return links.size() == 2 ? Optional.of(links.getFirst().token()) : Optional.empty();
        });
    }

    private boolean used(UUID account) {
        return stack.database("account")
                        .count("link_request WHERE purpose = 'PASSWORD_RESET' AND consumed_at IS NOT NULL"
                                + " AND account_id = '" + account + "'")
                == 1;
    }
}
