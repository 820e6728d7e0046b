package io.latchkey.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.notification.running.Events;
import io.latchkey.notification.running.FakeAccountService;
import io.latchkey.notification.running.Journeys;
import io.latchkey.notification.running.Mailbox;
import io.latchkey.notification.running.Stack;
import io.latchkey.platform.keys.UuidFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From a cause on Kafka to a mail in the inbox and its journey on Kafka, every part real but account-service. */
class MailPathIT {

    private static final Duration LONG = Duration.ofSeconds(30);

    private static Stack stack;
    private static Events events;
    private static Journeys journeys;
    private static Mailbox mailbox;

    @BeforeAll
    static void start() {
        stack = new Stack(Map.of());
        stack.start();
        events = new Events();
        journeys = new Journeys();
        mailbox = new Mailbox(stack.inbox());
    }

    @AfterAll
    static void stop() {
        events.close();
        journeys.close();
        mailbox.close();
        stack.close();
    }

    @Test
    void anInvitationArrivesInTheAccountsLanguageWithItsLink() {
        UUID account = UuidFactory.nextUuid();
        String address = "ada." + account + "@example.org";
        events.profile(account, 1, address, new AccountLocale("es"));
        UUID cause = events.created(account, new AccountLocale("es"));

        awaitJourney(cause, "EmailQueued", "EmailAccepted", "EmailDelivered");
        JsonNode mail = onlyMail(address);
        String link = "https://id.example.org/reset-password#token=" + FakeAccountService.token(cause);
        assertThat(mail.path("subject").asString()).isEqualTo("Su cuenta de Latchkey está lista: elija su contraseña");
        assertThat(mail.path("text").asString()).contains("Hola, Ada Lovelace:", link, FakeAccountService.token(cause));
        assertThat(mail.path("html").asString()).contains(link);
        assertThat(mail.path("customArgs").path("latchkey_attempt").asString()).isEqualTo("1");
    }

    @Test
    void aLanguageThatThereAreNoMailsInIsWrittenToInEnglishAndTheJourneySaysSo() {
        UUID account = UuidFactory.nextUuid();
        String address = "zoe." + account + "@example.org";
        events.profile(account, 1, address, new AccountLocale("pt"));
        UUID cause = events.passwordChanged(account, Events.now());

        awaitJourney(cause, "EmailQueued", "EmailAccepted", "EmailDelivered");
        assertThat(onlyMail(address).path("text").asString()).contains("A new password was set");
        assertThat(journeys.steps(cause).getLast().step().locale()).isEqualTo(AccountLocale.ENGLISH);
    }

    @Test
    void aResetMailCarriesOurIdInItsHeaders() {
        UUID account = UuidFactory.nextUuid();
        String address = "bob." + account + "@example.org";
        events.profile(account, 3, address, AccountLocale.ENGLISH);
        UUID cause = reset(account, 3);

        awaitJourney(cause, "EmailQueued", "EmailAccepted", "EmailDelivered");
        UUID emailId = journeys.steps(cause).getFirst().step().emailId();
        JsonNode headers = onlyMail(address).path("headers");
        assertThat(headers.toString())
                .contains("<" + emailId + "@latchkey.test>", "auto-generated")
                .doesNotContain("List-Unsubscribe");
    }

    @Test
    void aNoticeNeedsNoLink() {
        UUID account = UuidFactory.nextUuid();
        String address = "eve." + account + "@example.org";
        events.profile(account, 1, address, AccountLocale.ENGLISH);
        UUID cause = events.passwordChanged(account, Events.now());

        awaitJourney(cause, "EmailQueued", "EmailAccepted", "EmailDelivered");
        assertThat(onlyMail(address).path("text").asString())
                .doesNotContain("#token=")
                .contains("A new password was set");
    }

    private static UUID reset(UUID account, long profileVersion) {
        UUID cause = UuidFactory.nextUuid();
        stack.accounts().expectReset(cause);
        events.reset(cause, account, profileVersion, Events.now());
        return cause;
    }

    private static void awaitJourney(UUID cause, String... steps) {
        await().atMost(LONG).untilAsserted(() -> assertThat(journeys.of(cause)).containsExactly(steps));
    }

    private static JsonNode onlyMail(String address) {
        List<JsonNode> mails = mailbox.to(address);
        assertThat(mails).hasSize(1);
        return mails.getFirst();
    }
}
