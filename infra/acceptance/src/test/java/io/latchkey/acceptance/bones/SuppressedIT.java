package io.latchkey.acceptance.bones;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.acceptance.drive.AccountFixtures;
import io.latchkey.acceptance.drive.RunningStack;
import io.latchkey.acceptance.drive.Wait;
import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventTopics;
import io.latchkey.contracts.SuppressionEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** From outside: an address that came back is sent nothing, until an executive lifts that, also at the provider. */
class SuppressedIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private final RunningStack stack = RunningStack.shared();
    private final String executive = stack.people().executive();

    @Test
    void anAddressThatCameBackIsSentNothingUntilThatIsLifted() {
        AccountFixtures.Person person =
                stack.people().invited(executive, "bounce+" + UUID.randomUUID() + "@example.org");
        awaitNewest(person, "BOUNCED unknown-recipient");

        assertThat(manage("POST", person, "/invitation")).isEqualTo(202);
        awaitNewest(person, "SUPPRESSED address-suppressed");
        assertThat(stack.inbox().mails(person.email())).hasSize(1);

        assertThat(manage("DELETE", person, "/suppression")).isEqualTo(202);
        Wait.untilTrue("the suppression is lifted", SOON, () -> said(person)
                .equals(List.of("AddressSuppressed", "SuppressionLifted")));

        // Refused by its server again, and not dropped by the provider: it was taken off that list, too.
        assertThat(manage("POST", person, "/invitation")).isEqualTo(202);
        Wait.untilTrue(
                "it is sent once more",
                SOON,
                () -> stack.inbox().mails(person.email()).size() == 2);
        awaitNewest(person, "BOUNCED unknown-recipient");
    }

    private void awaitNewest(AccountFixtures.Person person, String expected) {
        Wait.untilTrue("the newest mail is " + expected, SOON, () -> {
            var newest = stack.gateway()
                    .as(executive, "GET", "/api/v1/accounts/" + person.accountId() + "/emails", Map.of())
                    .json()
                    .path("emails")
                    .path(0);
            return expected.equals(newest.path("state").asString("") + " "
                    + newest.path("reason").asString(""));
        });
    }

    private List<String> said(AccountFixtures.Person person) {
        return stack.topics().events(EventTopics.EMAIL_DELIVERY).stream()
                .<Event>map(envelope -> envelope.event())
                .filter(event ->
                        event instanceof SuppressionEvent && person.accountId().equals(event.accountId()))
                .map(event -> event.getClass().getSimpleName())
                .distinct()
                .toList();
    }

    private int manage(String method, AccountFixtures.Person person, String what) {
        return stack.gateway()
                .as(executive, method, "/api/v1/accounts/" + person.accountId() + what, Map.of())
                .status();
    }
}
