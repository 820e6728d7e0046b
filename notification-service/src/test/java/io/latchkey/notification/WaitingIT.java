package io.latchkey.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.notification.running.Bench;
import io.latchkey.notification.running.Bench.Person;
import io.latchkey.notification.running.Events;
import io.latchkey.platform.keys.UuidFactory;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links that are not there, dead or void; people who are not there, late, or erased. */
class WaitingIT {

    private static Bench bench;

    @BeforeAll
    static void start() {
        bench = new Bench(Map.of("latchkey.dispatch.last-wait", "1s"));
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"coalesced", "over-limit", "account-disabled", "account-erased", "link-superseded"})
    void aVoidLinkSuppressesItsMail(String reason) {
        Person person = bench.person("ada");
        UUID cause = UuidFactory.nextUuid();
        bench.stack.accounts().answerVoid(cause, reason);
        bench.events.reset(cause, person.account(), 1, Events.now());

        bench.awaitJourney(cause, "EmailQueued", "EmailSuppressed:" + reason);
        assertThat(bench.mails(person)).isEmpty();
    }

    @Test
    void aLinkThatIsDeadWhenItIsIssuedIsNotMailed() {
        Person person = bench.person("bob");
        UUID cause = UuidFactory.nextUuid();
        bench.stack.accounts().expectReset(cause);
        bench.stack.accounts().letLinkLive(cause, Duration.ofMillis(-1));
        bench.events.reset(cause, person.account(), 1, Events.now());

        bench.awaitJourney(cause, "EmailQueued", "EmailExpired:link-expired");
        assertThat(bench.mails(person)).isEmpty();
    }

    @Test
    void aLinkThatIsNotKnownYetIsAskedForAgain() {
        Person person = bench.person("cyd");
        UUID cause = UuidFactory.nextUuid();
        bench.stack.accounts().knowAfter(cause, 3);
        bench.stack.accounts().expectReset(cause);
        bench.events.reset(cause, person.account(), 1, Events.now());

        bench.awaitJourney(cause, "EmailQueued", "EmailAccepted", "EmailDelivered");
        assertThat(bench.journeys.steps(cause).getLast().step().attempt()).isEqualTo(1);
    }

    @Test
    void withAccountServiceAwayMailsWaitAndNoticesGo() {
        Person person = bench.person("dan");
        bench.stack.accounts().stop();
        UUID cause;
        try {
            cause = bench.reset(person);
            UUID notice = bench.events.passwordChanged(person.account(), Events.now());
            bench.awaitJourney(notice, "EmailQueued", "EmailAccepted", "EmailDelivered");
            assertThat(bench.journeys.of(cause)).containsExactly("EmailQueued");
        } finally {
            bench.stack.accounts().start();
        }
        bench.awaitJourney(cause, "EmailQueued", "EmailAccepted", "EmailDelivered");
    }

    @Test
    void anAccountServiceThatFailsIsTheSameAsOneThatIsAway() {
        Person person = bench.person("eva");
        int before = bench.stack.accounts().asked();
        bench.stack.accounts().answerWith(503);
        UUID cause = bench.reset(person);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> bench.stack.accounts().asked() > before + 1);
        bench.stack.accounts().answerWith(200);

        bench.awaitJourney(cause, "EmailQueued", "EmailAccepted", "EmailDelivered");
    }

    @Test
    void aMailWaitsForTheProfileItsCauseKnew() {
        UUID account = UuidFactory.nextUuid();
        bench.events.profile(account, 4, "old+" + account + "@example.org", AccountLocale.ENGLISH);
        UUID cause = bench.reset(account, 5);
        bench.awaitJourney(cause, "EmailQueued");
        bench.events.profile(account, 5, "new+" + account + "@example.org", new AccountLocale("es"));

        bench.awaitJourney(cause, "EmailQueued", "EmailAccepted", "EmailDelivered");
        assertThat(bench.mailbox.to("old+" + account + "@example.org")).isEmpty();
        assertThat(bench.mailbox.to("new+" + account + "@example.org"))
                .singleElement()
                .satisfies(mail -> assertThat(mail.path("text").asString()).startsWith("Hola"));
    }

    @Test
    void anOlderProfileNeverReplacesANewerOne() {
        UUID account = UuidFactory.nextUuid();
        bench.events.profile(account, 7, "seven+" + account + "@example.org", AccountLocale.ENGLISH);
        bench.events.profile(account, 6, "six+" + account + "@example.org", AccountLocale.ENGLISH);

        bench.awaitJourney(bench.reset(account, 1), "EmailQueued", "EmailAccepted", "EmailDelivered");
        assertThat(bench.mailbox.to("seven+" + account + "@example.org")).hasSize(1);
    }

    @Test
    void anErasedPersonIsForgottenForGoodAndNeverWrittenTo() {
        Person person = bench.person("fay");
        bench.awaitJourney(bench.reset(person), "EmailQueued", "EmailAccepted", "EmailDelivered");
        bench.events.erased(person.account());
        UUID after = bench.reset(person);
        bench.awaitJourney(after, "EmailQueued", "EmailSuppressed:account-erased");
        bench.events.profile(person.account(), 99, person.address(), AccountLocale.ENGLISH);
        UUID muchLater = bench.reset(person);

        bench.awaitJourney(muchLater, "EmailQueued", "EmailSuppressed:account-erased");
        assertThat(bench.mails(person)).hasSize(1);
        assertThat(bench.rows.all()).noneMatch(row -> row.contains(person.address()));
    }

    @Test
    void aTombstoneErasesThePersonToo() {
        Person person = bench.person("gus");
        bench.events.tombstone(person.account());
        UUID cause = bench.reset(person);

        bench.awaitJourney(cause, "EmailQueued", "EmailSuppressed:account-erased");
        assertThat(bench.rows.all()).noneMatch(row -> row.contains(person.address()));
    }

    @Test
    void aCauseOfThreeDaysAgoNeverMailsWhateverItIs() {
        Person person = bench.person("hal");
        UUID reset = bench.events.reset(person.account(), 1, Events.now().minus(Duration.ofDays(3)));
        UUID notice =
                bench.events.passwordChanged(person.account(), Events.now().minus(Duration.ofDays(3)));

        bench.awaitJourney(reset, "EmailQueued", "EmailExpired:link-expired");
        bench.awaitJourney(notice, "EmailQueued", "EmailExpired:too-late");
        assertThat(bench.mails(person)).isEmpty();
    }

    @Test
    void aMailWithoutARecipientEndsWhenItsTimeIsOver() {
        UUID cause = bench.events.reset(
                UuidFactory.nextUuid(),
                1,
                Events.now().minus(Duration.ofMinutes(30)).plusSeconds(3));

        bench.awaitJourney(cause, "EmailQueued", "EmailFailed:no-recipient");
    }
}
