package io.latchkey.acceptance.bones;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.acceptance.drive.AccountFixtures;
import io.latchkey.acceptance.drive.Database;
import io.latchkey.acceptance.drive.RunningStack;
import io.latchkey.acceptance.drive.Wait;
import io.latchkey.stack.plan.ProcessNames;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Promise 10, and people who leave: whoever is disabled or erased is out at once, Kafka up or down. */
class LeavingIT {

    private static final Duration SOON = Duration.ofSeconds(90);
    private final RunningStack stack = RunningStack.shared();
    private final String executive = stack.people().executive();
    private boolean kafkaIsDown;

    @AfterEach
    void kafkaUp() {
        if (kafkaIsDown) {
            stack.stack().release(ProcessNames.KAFKA);
            stack.awaitReady();
        }
    }

    @Test
    void whoIsDisabledIsOutAtOnceWithKafkaDownAndBackWhenEnabled() {
        AccountFixtures.Person person = stack.people().active(executive);
        String session = session(person);
        kafkaDown();

        assertThat(manage("PUT", person, "/disabled")).isEqualTo(202);
        assertThat(stack.gateway().whoAmI(session).status()).isEqualTo(401);
        assertThat(stack.gateway().signIn(person.email(), person.password()).problem())
                .isEqualTo("invalid-credentials");
        assertThat(manage("DELETE", person, "/disabled")).isEqualTo(202);
        assertThat(stack.gateway().signIn(person.email(), person.password()).status())
                .isEqualTo(201);
    }

    @Test
    void whoIsErasedIsOutAtOnceWithKafkaDownAndLaterInNoRowOfAnyDatabase() {
        String name = "canary-" + UUID.randomUUID();
        AccountFixtures.Person invited = stack.people().invited(executive, name + "@example.org");
        var person =
                new AccountFixtures.Person(invited.accountId(), invited.email(), "a password of somebody who leaves");
        stack.people().setPassword(person.email(), person.password());
        String session = session(person);
        Wait.untilTrue(
                "the notice is sent",
                SOON,
                () -> stack.inbox().mails(person.email()).size() == 2);
        kafkaDown();

        assertThat(manage("DELETE", person, "")).isEqualTo(202);
        assertThat(stack.gateway().whoAmI(session).status()).isEqualTo(401);
        assertThat(stack.gateway().signIn(person.email(), person.password()).problem())
                .isEqualTo("invalid-credentials");
        assertThat(manage("GET", person, "")).isEqualTo(404);
        AccountFixtures.Person successor = stack.people().invited(executive, person.email());
        assertThat(successor.accountId()).isNotEqualTo(person.accountId());
        assertThat(manage("DELETE", successor, "")).isEqualTo(202);

        kafkaUp();
        kafkaIsDown = false;
        for (String service : Database.ALL) {
            Wait.untilTrue(
                    "no row of " + service + " holds the person",
                    SOON,
                    () -> stack.database(service).dump().values().stream()
                            .flatMap(List::stream)
                            .noneMatch(row -> row.contains(name)));
        }
    }

    @Test
    void anotherPasswordEndsTheOtherSessionsAndKeepsOnesOwn() {
        AccountFixtures.Person person = stack.people().active(executive);
        String other = session(person);
        String own = session(person);
        var change = Map.of("currentPassword", person.password(), "newPassword", "quite another long password");

        assertThat(stack.gateway()
                        .as(
                                own,
                                "PUT",
                                "/api/v1/password",
                                Map.of("currentPassword", "not my password at all", "newPassword", "x"))
                        .problem())
                .isEqualTo("invalid-credentials");
        assertThat(stack.gateway().as(own, "PUT", "/api/v1/password", change).status())
                .isEqualTo(204);
        assertThat(stack.gateway().whoAmI(own).status()).isEqualTo(200);
        assertThat(stack.gateway().whoAmI(other).status()).isEqualTo(401);
        assertThat(stack.gateway().signIn(person.email(), person.password()).status())
                .isEqualTo(401);
        assertThat(stack.gateway()
                        .signIn(person.email(), "quite another long password")
                        .status())
                .isEqualTo(201);
        Wait.untilTrue(
                "the notice",
                SOON,
                () -> stack.inbox().mails(person.email()).stream()
                                .filter(mail ->
                                        mail.subject().equals("A new password was set for your Latchkey account"))
                                .count()
                        == 2);
        assertThat(stack.gateway().whoAmI(own).status())
                .as("after PasswordChanged came back")
                .isEqualTo(200);
    }

    private int manage(String method, AccountFixtures.Person person, String what) {
        return stack.gateway()
                .as(executive, method, "/api/v1/accounts/" + person.accountId() + what, Map.of())
                .status();
    }

    private String session(AccountFixtures.Person person) {
        return stack.gateway().signIn(person.email(), person.password()).cookie();
    }

    private void kafkaDown() {
        kafkaIsDown = true;
        stack.stack().hold(ProcessNames.KAFKA);
    }
}
