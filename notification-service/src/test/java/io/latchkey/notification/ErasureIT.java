package io.latchkey.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.latchkey.contracts.AccountFact.AccountChanged;
import io.latchkey.contracts.AccountFact.ChangedField;
import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.AccountRole;
import io.latchkey.notification.running.Bench;
import io.latchkey.notification.running.Bench.Person;
import io.latchkey.notification.running.Events;
import io.latchkey.notification.running.Provider;
import io.latchkey.platform.keys.UuidFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is erased is in no row of any table any more, whichever word of it came first and whatever is said afterwards. */
class ErasureIT {

    private static final String NAME = "Ada Lovelace";
    private static final String WORDS = "550 no mailbox of Lovelace here";
    private static Bench bench;

    @BeforeAll
    static void start() {
        bench = new Bench(Map.of("latchkey.rounds.every", "200ms", "latchkey.dispatch.last-wait", "1s"));
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nothingOfThePersonIsLeftInAnyTable(boolean byTheFact) {
        Person person = somebodyWithAHistory();
        List<String> canaries = List.of(person.address(), "moved+" + person.account(), NAME, WORDS);
        assertThat(canaries).allSatisfy(canary -> assertThat(rowsWith(canary)).isNotEmpty());
        bench.stack.accounts().answerWith(503);
        UUID waiting = bench.reset(person.account(), 2);
        bench.awaitJourney(waiting, "EmailQueued");

        if (byTheFact) {
            bench.events.erased(person.account());
        } else {
            bench.events.tombstone(person.account());
        }

        bench.awaitJourney(waiting, "EmailQueued", "EmailSuppressed:account-erased");
        bench.stack.accounts().answerWith(200);
        assertThat(canaries).allSatisfy(canary -> assertThat(rowsWith(canary)).isEmpty());
        assertThat(bench.rows.query("SELECT account_id::text FROM recipient WHERE erased_at IS NOT NULL"))
                .contains(person.account().toString());
        bench.awaitCount(
                0,
                "mail_attempt JOIN mail USING (email_id) WHERE provider_message_id IS NOT NULL" + " AND account_id = '"
                        + person.account() + "'");
    }

    @Test
    void whatAProviderSaysAfterwardsIsForgottenToo() {
        Person person = bench.person("late");
        UUID mail = bench.reset(person);
        bench.awaitJourney(mail, "EmailQueued", "EmailAccepted", "EmailDelivered");
        bench.events.erased(person.account());
        bench.awaitCount(1, "recipient WHERE erased_at IS NOT NULL AND account_id = '" + person.account() + "'");
        say(mail);
        bench.awaitState(mail, "BOUNCED");

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(rowsWith(WORDS)).isEmpty());
    }

    @Test
    void anOlderFactOrProfileBringsNobodyBack() {
        Person person = bench.person("back");
        bench.events.erased(person.account());
        UUID first = bench.reset(person);
        bench.awaitJourney(first, "EmailQueued", "EmailSuppressed:account-erased");
        bench.events.profile(
                person.account(), 9, person.address(), Set.of(AccountRole.EXECUTIVE), AccountLocale.ENGLISH);
        UUID notice = bench.events.happened(
                new AccountChanged(person.account(), 9, 9, Set.of(ChangedField.EMAIL), null, Events.now()));

        bench.awaitJourney(notice, "EmailQueued", "EmailSuppressed:account-erased");
        assertThat(rowsWith(person.address())).isEmpty();
    }

    /** A profile, a former address, a delivered mail that bounced later, in the provider's own words. */
    private static Person somebodyWithAHistory() {
        Person person = bench.person("canary");
        UUID mail = bench.reset(person);
        bench.awaitJourney(mail, "EmailQueued", "EmailAccepted", "EmailDelivered");
        say(mail);
        bench.awaitState(mail, "BOUNCED");
        bench.events.profile(person.account(), 2, "moved+" + person.account() + "@example.org", AccountLocale.ENGLISH);
        bench.awaitCount(1, "former_address WHERE account_id = '" + person.account() + "'");
        return person;
    }

    private static void say(UUID mail) {
        String event = Provider.event(
                "bounce",
                bench.emailId(mail),
                UuidFactory.nextUuid().toString(),
                ",\"reason\":\"" + WORDS + "\",\"type\":\"bounce\"");
        assertThat(bench.provider.say(List.of(event))).isEqualTo(204);
    }

    private static List<String> rowsWith(String canary) {
        String hex = HexFormat.of().formatHex(canary.getBytes(StandardCharsets.UTF_8));
        return bench.rows.all().stream()
                .filter(row -> row.contains(canary) || row.contains(hex))
                .toList();
    }
}
