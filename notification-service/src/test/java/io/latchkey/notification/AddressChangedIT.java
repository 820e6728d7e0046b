package io.latchkey.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.AccountFact.AccountChanged;
import io.latchkey.contracts.AccountFact.ChangedField;
import io.latchkey.contracts.AccountLocale;
import io.latchkey.notification.running.Bench;
import io.latchkey.notification.running.Bench.Person;
import io.latchkey.notification.running.Events;
import io.latchkey.platform.keys.UuidFactory;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The address before a change is told of it, whatever is read first, and then forgotten. */
class AddressChangedIT {

    private static Bench bench;

    @BeforeAll
    static void start() {
        bench = new Bench(Map.of("latchkey.rounds.every", "200ms", "latchkey.dispatch.last-wait", "1s"));
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @Test
    void theProfileMayComeFirst() {
        Person person = bench.person("old");
        bench.events.profile(person.account(), 2, next(person, 2), AccountLocale.ENGLISH);
        bench.awaitCount(1, "former_address WHERE account_id = '" + person.account() + "'");
        UUID notice = changed(person, 2, 2);

        assertToldAndForgotten(person, notice);
    }

    @Test
    void theFactMayComeFirst() {
        Person person = bench.person("old");
        UUID notice = changed(person, 2, 2);
        bench.awaitJourney(notice, "EmailQueued");
        bench.events.profile(person.account(), 2, next(person, 2), AccountLocale.ENGLISH);

        assertToldAndForgotten(person, notice);
    }

    @Test
    void anAddressThatCameAndWentIsToldToo() {
        Person person = bench.person("old");
        bench.events.profile(person.account(), 2, next(person, 2), AccountLocale.ENGLISH);
        bench.events.profile(person.account(), 3, next(person, 2), new AccountLocale("es"));
        bench.events.profile(person.account(), 4, next(person, 4), new AccountLocale("es"));
        UUID first = changed(person, 2, 2);
        UUID second = changed(person, 4, 4);

        assertToldAndForgotten(person, first);
        bench.awaitJourney(second, "EmailQueued", "EmailAccepted", "EmailDelivered");
        assertThat(bench.mailbox.to(next(person, 2))).singleElement().satisfies(mail -> assertThat(
                        mail.path("subject").asString())
                .isEqualTo("Su cuenta de Latchkey tiene ahora otra dirección de correo"));
        assertThat(bench.mailbox.to(next(person, 4))).isEmpty();
    }

    @Test
    void aProfileThatKeepsTheAddressKeepsNothingElse() {
        Person person = bench.person("same");
        bench.events.profile(person.account(), 2, person.address(), new AccountLocale("es"));
        UUID mail = bench.reset(person.account(), 2);

        bench.awaitJourney(mail, "EmailQueued", "EmailAccepted", "EmailDelivered");
        bench.awaitCount(0, "former_address WHERE account_id = '" + person.account() + "'");
    }

    @Test
    void whereTheAddressBeforeWasNeverKnownNobodyIsTold() {
        UUID account = UuidFactory.nextUuid();
        var person = new Person(account, "never+" + account + "@example.org");
        bench.events.profile(account, 7, next(person, 7), AccountLocale.ENGLISH);
        UUID notice = changed(person, 7, 7);

        bench.awaitJourney(notice, "EmailQueued", "EmailFailed:no-recipient");
        assertThat(bench.mailbox.to(next(person, 7))).isEmpty();
    }

    @Test
    void anAddressBeforeGoesWithItsPerson() {
        Person person = bench.person("gone");
        bench.events.profile(person.account(), 2, next(person, 2), AccountLocale.ENGLISH);
        bench.awaitCount(1, "former_address WHERE account_id = '" + person.account() + "'");
        bench.events.erased(person.account());
        UUID notice = changed(person, 2, 2);

        bench.awaitJourney(notice, "EmailQueued", "EmailSuppressed:account-erased");
        bench.awaitCount(0, "former_address WHERE account_id = '" + person.account() + "'");
        assertThat(bench.mails(person)).isEmpty();
    }

    @Test
    void anAddressThatIsOwedNothingIsForgottenAfterThirtyDays() {
        Person person = bench.person("owed");
        bench.events.profile(person.account(), 2, next(person, 2), AccountLocale.ENGLISH);
        String kept = "former_address WHERE account_id = '" + person.account() + "'";
        bench.awaitCount(1, kept);
        bench.rows.update(
                "UPDATE former_address SET replaced_at = replaced_at - interval '30 days' WHERE account_id = '"
                        + person.account() + "'");

        bench.awaitCount(0, kept);
    }

    private static void assertToldAndForgotten(Person person, UUID notice) {
        bench.awaitJourney(notice, "EmailQueued", "EmailAccepted", "EmailDelivered");
        assertThat(bench.mails(person))
                .singleElement()
                .satisfies(mail -> assertThat(mail.path("text").asString()).doesNotContain("@"));
        assertThat(bench.mailbox.to(next(person, 2))).noneMatch(mail -> mail.path("customArgs")
                .path("latchkey_email_id")
                .asString()
                .equals(bench.emailId(notice).toString()));
        bench.awaitCount(0, "former_address WHERE address = '" + person.address() + "'");
    }

    private static UUID changed(Person person, long version, long profileVersion) {
        return bench.events.happened(new AccountChanged(
                person.account(), version, profileVersion, Set.of(ChangedField.EMAIL), null, Events.now()));
    }

    private static String next(Person person, int version) {
        return "v" + version + "+" + person.account() + "@example.org";
    }
}
