package io.latchkey.acceptance.bones;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.acceptance.drive.AccountFixtures;
import io.latchkey.acceptance.drive.AccountFixtures.Person;
import io.latchkey.acceptance.drive.Database;
import io.latchkey.acceptance.drive.RunningStack;
import io.latchkey.acceptance.drive.Wait;
import io.latchkey.contracts.EventTopics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What executives do is told to whom it concerns, and who is erased is forgotten, across all three services. */
class NoticesIT {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static RunningStack stack;
    private static String executive;

    @BeforeAll
    static void start() {
        stack = RunningStack.own();
        executive = stack.people().executive();
    }

    /** Whatever was published meanwhile fits the contract. */
    @AfterAll
    static void end() {
        try {
            EventTopics.ALL.forEach(
                    topic -> assertThat(stack.topics().events(topic)).isNotNull());
        } finally {
            stack.close();
        }
    }

    @Test
    void theHolderIsToldThatASecondFactorIsAskedForAndThatItIsNot() {
        Person ada = stack.people().invited(executive);

        assertThat(call("PUT", "/api/v1/accounts/" + ada.accountId() + "/two-factor"))
                .isEqualTo(202);
        awaitMail(ada.email(), "Two-factor sign-in is now required for your Latchkey account");
        assertThat(call("DELETE", "/api/v1/accounts/" + ada.accountId() + "/two-factor"))
                .isEqualTo(202);
        awaitMail(ada.email(), "Two-factor sign-in is off for your Latchkey account");
    }

    @Test
    void theAddressBeforeIsToldAndTheNewOneGetsALink() {
        Person bob = stack.people().invited(executive);
        String next = "next-" + bob.accountId() + "@example.org";
        var answer = stack.gateway()
                .send(
                        "PATCH",
                        "/api/v1/accounts/" + bob.accountId(),
                        "{\"email\":\"" + next + "\"}",
                        Map.of("content-type", "application/json", "cookie", executive));

        assertThat(answer.status()).isEqualTo(204);
        awaitMail(bob.email(), "Your Latchkey account has another e-mail address now");
        stack.inbox().await(next, mail -> mail.hasLink());
        Wait.untilTrue("the address before stands in the history alone", SOON, () -> tablesWith(bob.email())
                .equals(List.of("account_history")));
    }

    @Test
    void executivesAreToldOfARequestAndWhoIsDeclinedGetsAWord() {
        String address = "stranger-5151@example.org";
        assertThat(stack.gateway()
                        .post(
                                "/api/v1/access-requests",
                                Map.of("email", address, "name", "Eve Fremd", "company", "Fremdwerk", "locale", "es"))
                        .status())
                .isEqualTo(202);
        awaitMail(AccountFixtures.EXECUTIVE, "A new request for an account on Latchkey");
        String id = stack.gateway()
                .get("/api/v1/access-requests", "cookie", executive)
                .json()
                .path("accessRequests")
                .path(0)
                .path("id")
                .asString();

        assertThat(call("POST", "/api/v1/access-requests/" + id + "/decline")).isEqualTo(204);

        awaitMail(address, "Su solicitud de una cuenta en Latchkey");
        Wait.untilTrue(
                "the stranger is forgotten",
                SOON,
                () -> databasesWith(address).isEmpty()
                        && databasesWith("Eve Fremd").isEmpty());
    }

    @Test
    void whoIsErasedIsInNoDatabaseAnyMore() {
        Person gone = stack.people().active(executive);
        assertThat(databasesWith(gone.email())).isNotEmpty();

        assertThat(call("DELETE", "/api/v1/accounts/" + gone.accountId())).isEqualTo(202);

        Wait.untilTrue("the person is forgotten", SOON, () -> databasesWith(gone.email())
                .isEmpty());
        assertThat(databasesWith(gone.accountId().toString())).contains("notification");
    }

    private static int call(String method, String path) {
        return stack.gateway()
                .send(method, path, "", Map.of("cookie", executive))
                .status();
    }

    private static void awaitMail(String address, String subject) {
        stack.inbox().await(address, mail -> mail.subject().equals(subject));
    }

    private static List<String> tablesWith(String canary) {
        return Database.ALL.stream()
                .flatMap(name -> stack.database(name).dump().entrySet().stream())
                .filter(table -> table.getValue().stream().anyMatch(row -> row.contains(canary)))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<String> databasesWith(String canary) {
        return Database.ALL.stream()
                .filter(name -> stack.database(name).dump().values().stream()
                        .flatMap(List::stream)
                        .anyMatch(row -> row.contains(canary)))
                .toList();
    }
}
