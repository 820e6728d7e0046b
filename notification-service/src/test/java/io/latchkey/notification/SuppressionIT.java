// Long because one stack serves every case.
// Over 250 lines: all of it shares two replicas, started once.
package io.latchkey.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.latchkey.contracts.AccountFact.AccountChanged;
import io.latchkey.contracts.AccountFact.ChangedField;
import io.latchkey.contracts.AccountLocale;
import io.latchkey.notification.running.Bench;
import io.latchkey.notification.running.Bench.Person;
import io.latchkey.notification.running.Events;
import io.latchkey.notification.running.Provider;
import io.latchkey.notification.running.Stack;
import io.latchkey.platform.keys.UuidFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Addresses that are sent nothing, by two replicas: how they come to be, what counts for them, how they go. Long because
 * all of it shares the two replicas.
 */
class SuppressionIT {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final UUID EXECUTIVE = UuidFactory.nextUuid();
    private static Bench bench;

    @BeforeAll
    static void start() {
        bench = new Bench(Map.of("latchkey.rounds.every", "200ms", "latchkey.dispatch.last-wait", "1s"));
        bench.stack.start();
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @AfterEach
    void calm() {
        bench.mailbox.calm();
    }

    @ParameterizedTest
    @CsvSource({
        "bounce, bounced, bounces, EmailBounced:unknown-recipient",
        "spam, reported-spam, spam_reports, EmailComplained"
    })
    void oneThatFailedForGoodIsSentNothingUntilItIsLiftedHereAndAtTheProvider(
            String localPart, String reason, String list, String end) {
        Person person = bench.person(localPart);
        UUID first = bench.reset(person);
        awaitLast(person, "AddressSuppressed:" + reason);
        assertThat(bench.journeys.of(first)).endsWith(end);

        UUID second = bench.reset(person);
        bench.awaitJourney(second, "EmailQueued", "EmailSuppressed:address-suppressed");
        assertThat(bench.mails(person)).hasSize(1);
        assertThat(bench.mailbox.holds(list, person.address())).isTrue();

        assertThat(bench.gateway.lift(person.account(), EXECUTIVE)).isEqualTo(202);
        awaitLast(person, "SuppressionLifted:by-somebody");
        assertThat(bench.mailbox.holds(list, person.address())).isFalse();
        assertThat(told(person)).isEqualTo("{\"suppression\":null}");

        // The provider tries this one again, where it would have dropped it: the address is off its list.
        UUID third = bench.reset(person);
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(bench.journeys.of(third)).endsWith(end));
        assertThat(bench.mails(person)).hasSize(2);
    }

    @Test
    void afterTheLiftingMailArrives() {
        Person person = bouncedOnce();

        bench.gateway.lift(person.account(), EXECUTIVE);
        awaitLast(person, "SuppressionLifted:by-somebody");

        bench.awaitJourney(bench.reset(person), "EmailQueued", "EmailAccepted", "EmailDelivered");
    }

    @ParameterizedTest
    @ValueSource(strings = {"softbounce", "block", "defer"})
    void whatMayPassSuppressesNothing(String localPart) {
        Person person = bench.person(localPart);
        UUID first = bench.reset(person);
        await().atMost(LONG).until(() -> bench.journeys.of(first).size() >= 3);
        UUID second = bench.reset(person);

        await().atMost(LONG).until(() -> bench.journeys.of(second).size() >= 3);
        assertThat(bench.journeys.of(second)).startsWith("EmailQueued", "EmailAccepted");
        assertThat(bench.journeys.ofAccount(person.account())).noneMatch(said -> said.startsWith("Address"));
    }

    @Test
    void whatTheProviderHoldsOfBeforeIsTakenOver() {
        Person person = bench.person("bounce");
        bench.reset(person);
        awaitLast(person, "AddressSuppressed:bounced");
        bench.rows.update("DELETE FROM suppression WHERE account_id = '" + person.account() + "'");

        UUID second = bench.reset(person);

        bench.awaitJourney(second, "EmailQueued", "EmailAccepted", "EmailDropped:bounced-before");
        awaitLast(person, "AddressSuppressed:bounced");
        assertThat(row(person, "cause_email_id"))
                .isEqualTo(bench.emailId(second).toString());
    }

    @Test
    void anotherAddressIsSentMailAtOnceAndOldWordsDoNotCountForIt() {
        Person person = bouncedOnce();
        UUID old = UUID.fromString(row(person, "cause_email_id"));
        String address = "new+" + person.account() + "@example.org";
        bench.events.profile(person.account(), 2, address, AccountLocale.ENGLISH);

        awaitLast(person, "SuppressionLifted");
        assertThat(bench.provider.say(List.of(bounce(old, "late")))).isEqualTo(204);
        bench.awaitJourney(bench.reset(person.account(), 2), "EmailQueued", "EmailAccepted", "EmailDelivered");
        assertThat(bench.mailbox.to(address)).hasSize(1);
        assertThat(told(person)).isEqualTo("{\"suppression\":null}");
    }

    @Test
    void anotherNameIsNoOtherAddress() {
        Person person = bouncedOnce();
        bench.events.profile(person.account(), 2, person.address(), new AccountLocale("es"));
        bench.awaitCount(1, "recipient WHERE version = 2 AND account_id = '" + person.account() + "'");

        bench.awaitJourney(bench.reset(person.account(), 2), "EmailQueued", "EmailSuppressed:address-suppressed");
    }

    @Test
    void theNoticeToASuppressedAddressBeforeIsNotSentAndOneToAnotherIs() {
        Person person = bouncedOnce();
        int before = bench.mails(person).size();
        String second = "second+" + person.account() + "@example.org";
        bench.events.profile(person.account(), 2, second, AccountLocale.ENGLISH);
        UUID notice = changed(person, 2);
        bench.awaitJourney(notice, "EmailQueued", "EmailSuppressed:address-suppressed");
        assertThat(bench.mails(person)).hasSize(before);

        bench.events.profile(person.account(), 3, "third+" + person.account() + "@example.org", AccountLocale.ENGLISH);
        bench.awaitJourney(changed(person, 3), "EmailQueued", "EmailAccepted", "EmailDelivered");
        assertThat(bench.mailbox.to(second)).hasSize(1);
    }

    @Test
    void everyOrderOfWordsLeavesTheWeightiestReasonAndEachReasonIsSaidOnce() {
        bench.mailbox.behave("{\"webhook\":{\"paused\":true}}");
        Random chance = new Random(20261126);
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Person person = bench.person("ada");
            UUID cause = bench.reset(person);
            bench.awaitState(cause, "ACCEPTED");
            UUID emailId = bench.emailId(cause);
            List<String> told = new ArrayList<>();
            for (String event : List.of("processed", "deferred", "delivered", "bounce", "spamreport")) {
                String more = event.equals("bounce") ? ",\"type\":\"bounce\",\"status\":\"5.1.1\"" : "";
                told.addAll(Collections.nCopies(24, Provider.event(event, emailId, event + emailId, more)));
            }
            Collections.shuffle(told, chance);
            told.forEach(one -> assertThat(bench.provider.say(List.of(one))).isEqualTo(204));
            people.add(person);
        }
        for (Person person : people) {
            awaitLast(person, "AddressSuppressed:reported-spam", "EmailBounced:unknown-recipient", "EmailComplained");
            assertThat(row(person, "reason")).isEqualTo("reported-spam");
            assertThat(bench.journeys.ofAccount(person.account())).doesNotHaveDuplicates();
        }
    }

    @Test
    void theWishSurvivesAProviderThatIsDownAndARestart() {
        Person person = bench.person("bounce");
        bench.reset(person);
        awaitLast(person, "AddressSuppressed:bounced");
        bench.mailbox.behave("{\"sendgrid\":{\"share\":1.0,\"status\":503}}");

        assertThat(bench.gateway.lift(person.account(), EXECUTIVE)).isEqualTo(202);
        await().atMost(LONG).until(() -> told(person).contains("SendGrid answered 503"));
        assertThat(told(person)).contains("\"reason\":\"bounced\"").doesNotContain("\"liftAskedAt\":null");
        assertThat(bench.mailbox.holds("bounces", person.address())).isTrue();
        bench.stack.stop();
        bench.mailbox.calm();
        bench.stack.start();
        bench.stack.start();

        awaitLast(person, "SuppressionLifted:by-somebody");
        assertThat(bench.mailbox.holds("bounces", person.address())).isFalse();
        assertThat(row(person, "lifted_by")).isEqualTo(EXECUTIVE.toString());
    }

    @Test
    void askingTwiceOrForNothingIsFineAndLiftsOnce() {
        Person person = bouncedOnce();
        Person healthy = bench.person("ada");
        for (int i = 0; i < 5; i++) {
            assertThat(bench.gateway.lift(person.account(), EXECUTIVE)).isEqualTo(202);
            assertThat(bench.gateway.lift(healthy.account(), EXECUTIVE)).isEqualTo(202);
        }

        awaitLast(person, "SuppressionLifted:by-somebody");
        bench.awaitJourney(bench.reset(person), "EmailQueued", "EmailAccepted", "EmailDelivered");
        assertThat(bench.journeys.ofAccount(person.account()))
                .containsOnlyOnce("SuppressionLifted:by-somebody", "AddressSuppressed:bounced");
        assertThat(bench.journeys.ofAccount(healthy.account())).isEmpty();
    }

    @Test
    void aWordAboutAMailFromBeforeTheLiftingComesTooLate() {
        Person person = bouncedOnce();
        UUID old = UUID.fromString(row(person, "cause_email_id"));
        bench.gateway.lift(person.account(), EXECUTIVE);
        awaitLast(person, "SuppressionLifted:by-somebody");

        assertThat(bench.provider.say(List.of(bounce(old, "after")))).isEqualTo(204);

        assertThat(told(person)).isEqualTo("{\"suppression\":null}");
    }

    @Test
    void whoIsErasedIsNeverLiftedAndNothingOfThemIsLeft() {
        Person person = bouncedOnce();
        bench.mailbox.behave("{\"sendgrid\":{\"share\":1.0,\"status\":503}}");
        bench.gateway.lift(person.account(), EXECUTIVE);
        bench.events.erased(person.account());

        bench.awaitCount(1, "suppression WHERE account_id = '" + person.account() + "' AND lift_due_at IS NULL");
        assertThat(told(person)).isEqualTo("{\"suppression\":null}");
        assertThat(bench.rows.all()).noneMatch(row -> row.startsWith("suppression") && row.contains("@"));
    }

    @Test
    void onlyTheGatewayAsksAndOnlyWell() {
        String account = UuidFactory.nextUuid().toString();
        String key = "Bearer " + Stack.GATEWAY_KEY;

        assertThat(bench.gateway.suppression(account, "").statusCode()).isEqualTo(401);
        assertThat(bench.gateway.suppression(account, "Bearer another").statusCode())
                .isEqualTo(403);
        assertThat(bench.gateway.suppression("not-an-id", key).statusCode()).isEqualTo(404);
        assertThat(bench.gateway.lift("{}", "").statusCode()).isEqualTo(401);
        for (String body : List.of("", "{", "{}", "[]", "{\"accountId\":\"x\",\"by\":\"y\"}", "{\"accountId\":null}")) {
            assertThat(bench.gateway.lift(body, key).statusCode()).as(body).isEqualTo(400);
        }
    }

    /** Somebody whose mail was delivered first and came back afterwards, so that the provider's list does not know them. */
    private static Person bouncedOnce() {
        Person person = bench.person("ada");
        UUID cause = bench.reset(person);
        bench.awaitJourney(cause, "EmailQueued", "EmailAccepted", "EmailDelivered");
        UUID emailId = bench.emailId(cause);
        assertThat(bench.provider.say(List.of(bounce(emailId, "hard")))).isEqualTo(204);
        awaitLast(person, "AddressSuppressed:bounced");
        assertThat(told(person)).contains("\"reason\":\"bounced\"", emailId.toString(), "\"liftAskedAt\":null");
        return person;
    }

    private static String bounce(UUID emailId, String id) {
        return Provider.event(
                "bounce",
                emailId,
                id + emailId,
                ",\"type\":\"bounce\",\"status\":\"5.1.1\",\"reason\":\"550 5.1.1 no such user\"");
    }

    private static UUID changed(Person person, long version) {
        return bench.events.happened(new AccountChanged(
                person.account(), version, version, Set.of(ChangedField.EMAIL), EXECUTIVE, Events.now()));
    }

    /** Waits until the last thing said about an account is this, or one of the others while this was said, too. */
    private static void awaitLast(Person person, String expected, String... orLater) {
        await().atMost(LONG).untilAsserted(() -> {
            List<String> said = bench.journeys.ofAccount(person.account());
            List<String> last = new ArrayList<>(List.of(orLater));
            last.add(expected);
            assertThat(said).contains(expected);
            assertThat(said.getLast()).isIn(last);
        });
    }

    private static String told(Person person) {
        return bench.gateway
                .suppression(person.account().toString(), "Bearer " + Stack.GATEWAY_KEY)
                .body();
    }

    private static String row(Person person, String column) {
        return bench.rows
                .query("SELECT " + column + " FROM suppression WHERE account_id = '" + person.account() + "'")
                .getFirst();
    }
}
