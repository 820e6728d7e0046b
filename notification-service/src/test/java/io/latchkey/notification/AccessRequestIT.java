package io.latchkey.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.latchkey.contracts.AccountFact.AccountDisabled;
import io.latchkey.contracts.AccountFact.AccountEnabled;
import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.AccountRole;
import io.latchkey.contracts.SecurityEvent.AccessRequested;
import io.latchkey.notification.running.Bench;
import io.latchkey.notification.running.Bench.Person;
import io.latchkey.notification.running.Events;
import io.latchkey.platform.keys.UuidFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests for access, told to every executive, by two replicas, many in one mail and none twice. */
class AccessRequestIT {

    private static Bench bench;
    private Person english;
    private Person spanish;

    @BeforeAll
    static void start() {
        bench = new Bench(Map.of("latchkey.rounds.every", "200ms", "latchkey.digest.every", "1h"));
        bench.stack.start();
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @BeforeEach
    void twoExecutives() {
        theHourIsOver();
        english = bench.executive(AccountLocale.ENGLISH);
        spanish = bench.executive(new AccountLocale("es"));
        bench.awaitCount(2, "recipient WHERE executive");
    }

    @AfterEach
    void nobodyDecidesAnyMore() {
        bench.events.erased(english.account());
        bench.events.erased(spanish.account());
        bench.awaitCount(0, "recipient WHERE executive");
    }

    @Test
    void theFirstIsToldAtOnceAndThoseThatFollowInOneMail() {
        asked(UuidFactory.nextUuid());
        awaitSubjects(english, "A new request for an account on Latchkey");
        awaitSubjects(spanish, "Una solicitud nueva de cuenta en Latchkey");
        UUID repeated = UuidFactory.nextUuid();
        asked(repeated);
        asked(repeated);
        asked(UuidFactory.nextUuid());
        asked(UuidFactory.nextUuid());
        bench.awaitCount(4, "access_request WHERE told_at IS NULL");
        assertThat(bench.mails(english)).hasSize(1);

        theHourIsOver();

        awaitSubjects(english, "3 new requests for an account on Latchkey", "A new request for an account on Latchkey");
        awaitSubjects(
                spanish, "3 solicitudes nuevas de cuenta en Latchkey", "Una solicitud nueva de cuenta en Latchkey");
        assertThat(bench.mails(english).getFirst().path("text").asString())
                .contains("\nhttps://id.example.org/executive/access-requests\n")
                .doesNotContain("@", repeated.toString());
    }

    @Test
    void aRequestThatIsReadAgainIsNotToldAgain() {
        var request = new AccessRequested(UuidFactory.nextUuid(), Events.now());
        UUID event = bench.events.happened(request);
        awaitSubjects(english, "A new request for an account on Latchkey");
        theHourIsOver();
        bench.events.again(event, request);
        UUID next = asked(UuidFactory.nextUuid());
        bench.awaitCount(1, "access_request WHERE event_id = '" + next + "' AND told_at IS NOT NULL");

        awaitSubjects(english, "A new request for an account on Latchkey", "A new request for an account on Latchkey");
    }

    @Test
    void itsJourneyIsTheExecutivesAndItsCauseTheNewestRequest() {
        UUID event = asked(UuidFactory.nextUuid());

        bench.awaitCount(2, "mail WHERE cause_id = '" + event + "' AND state = 'DELIVERED'");
        await().untilAsserted(() -> assertThat(bench.journeys.steps(event))
                .hasSize(6)
                .allSatisfy(step -> assertThat(step.accountId()).isIn(english.account(), spanish.account())));
    }

    @Test
    void whoIsDisabledOrNoExecutiveAnyMoreIsToldNothing() {
        bench.events.happened(new AccountDisabled(english.account(), 2, null, Events.now()));
        bench.events.profile(
                spanish.account(), 2, spanish.address(), Set.of(AccountRole.USER), new AccountLocale("es"));
        bench.awaitCount(1, "account_standing WHERE disabled");
        bench.awaitCount(1, "recipient WHERE executive");
        UUID event = asked(UuidFactory.nextUuid());
        bench.awaitCount(1, "access_request WHERE event_id = '" + event + "' AND told_at IS NULL");
        bench.events.happened(new AccountEnabled(english.account(), 3, null, Events.now()));

        awaitSubjects(english, "A new request for an account on Latchkey");
        assertThat(bench.mails(spanish)).isEmpty();
    }

    @Test
    void aRequestOfThreeDaysAgoIsToldToNobody() {
        UUID old = bench.events.happened(
                new AccessRequested(UuidFactory.nextUuid(), Events.now().minus(Duration.ofDays(3))));

        bench.awaitCount(1, "access_request WHERE event_id = '" + old + "' AND dropped_at IS NOT NULL");
        bench.awaitCount(0, "mail WHERE cause_id = '" + old + "'");
    }

    /** @return the event's id */
    private static UUID asked(UUID request) {
        Instant now = Events.now();
        return bench.events.happened(new AccessRequested(request, now));
    }

    private static void theHourIsOver() {
        bench.rows.update("UPDATE access_request SET told_at = told_at - interval '1 hour'");
    }

    /** Newest first. */
    private static void awaitSubjects(Person person, String... subjects) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(subjects(person)).containsExactly(subjects));
    }

    private static List<String> subjects(Person person) {
        return bench.mails(person).stream()
                .map(mail -> mail.path("subject").asString())
                .toList();
    }
}
