package io.latchkey.trial;

import static io.latchkey.contracts.EventTopics.ACCOUNT_EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.AccountFact.PasswordResetRequested;
import io.latchkey.contracts.EventTopics;
import io.latchkey.messaging.consume.TopicSubscription;
import io.latchkey.testkit.TestKafka;
import io.latchkey.testkit.TestPostgres;
import io.latchkey.testkit.TestPostgres.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Database or broker away: what is accepted stays, nothing is lost, skipped or put away. */
class FaultsIT {

    private static TestKafka kafka;

    private final Effects effects = new Effects();
    private final Database database = TestPostgres.createDatabase("faults");

    @BeforeAll
    static void start() {
        kafka = TestKafka.ownBroker();
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void aDatabaseThatGoesAwayAndComesBackLosesAndSkipsNothing() {
        try (TrialService service = service()) {
            List<UUID> accounts = new ArrayList<>(publish(100));
            Until.holds("the first are applied", () -> effects(service, accounts) == 100);
            TestPostgres.sharedServer().kill();
            accounts.addAll(publish(300));
            Until.holds("the consumer has met the outage", () -> waits(service) > 0);
            TestPostgres.sharedServer().start();
            accounts.addAll(publish(100));

            Until.holds("all are applied", () -> effects(service, accounts) == accounts.size());
            assertThat(service.meters().find("latchkey.deadletters").counters())
                    .isNotEmpty()
                    .allMatch(counter -> counter.count() == 0);
            relayWorksAgain(service);
        }
    }

    @Test
    void aBrokerThatIsKilledHoldsUpNobodyAndGetsEverythingAfterwards() {
        try (TrialService service = service()) {
            List<PasswordResetRequested> events = new ArrayList<>(commit(service, 50));
            Until.holds("the first are published", () -> backlog(service) == 0);
            kafka.kill();
            events.addAll(commit(service, 500));
            assertThat(backlog(service)).isEqualTo(500);
            kafka.start();
            events.addAll(commit(service, 50));

            try (var topic = new TopicReader(kafka.brokerAddress(), ACCOUNT_EVENTS)) {
                topic.until(found -> TopicReader.ids(found).containsAll(TrialEvents.ids(events)));
            }
            Until.holds("the backlog is gone", () -> backlog(service) == 0);
        }
    }

    @Test
    void aServiceStartsAndAcceptsWhileNoBrokerIsThere() {
        kafka.kill();
        try (TrialService service = service()) {
            PasswordResetRequested event = commit(service, 1).getFirst();
            assertThat(backlog(service)).isEqualTo(1);
            kafka.start();
            Until.holds("it is published", () -> backlog(service) == 0);
            try (var topic = new TopicReader(kafka.brokerAddress(), ACCOUNT_EVENTS)) {
                topic.untilSeen(event.requestId());
            }
            Until.holds("and consumed", () -> effects(service, List.of(event.accountId())) == 1);
        }
    }

    private void relayWorksAgain(TrialService service) {
        commit(service, 10);
        Until.holds("the relay has a new connection", () -> backlog(service) == 0);
    }

    private TrialService service() {
        Map<String, Object> settings = TrialService.settings(database, kafka.brokerAddress());
        // Reads back what it writes.
        settings.put("latchkey.messaging.source", "auth-gateway");
        settings.put("latchkey.messaging.relay.delivery-timeout", "2s");
        settings.put("spring.r2dbc.pool.max-acquire-time", "10s");
        return TrialService.start(settings, effects.of(TopicSubscription.byInbox(ACCOUNT_EVENTS)));
    }

    private static List<UUID> publish(int count) {
        List<PasswordResetRequested> events = TrialEvents.requests(count);
        Publisher.publish(
                kafka.brokerAddress(), events.stream().map(TrialEvents::record).toList());
        return events.stream().map(PasswordResetRequested::accountId).toList();
    }

    private static List<PasswordResetRequested> commit(TrialService service, int count) {
        List<PasswordResetRequested> events = TrialEvents.requests(count);
        events.forEach(service::commit);
        return events;
    }

    private static long effects(TrialService service, List<UUID> accounts) {
        String those = accounts.stream().map(UUID::toString).collect(Collectors.joining(",", "'{", "}'::uuid[]"));
        return service.count("SELECT count(*) FROM effect WHERE account_id = ANY (" + those + ")");
    }

    private static long backlog(TrialService service) {
        return service.count("SELECT count(*) FROM outbox");
    }

    private static double waits(TrialService service) {
        return service.meters()
                .counter("latchkey.inbox.waits", "topic", EventTopics.ACCOUNT_EVENTS.name())
                .count();
    }
}
