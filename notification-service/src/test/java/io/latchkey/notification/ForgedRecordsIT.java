package io.latchkey.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.AccountFact.PasswordResetRequested;
import io.latchkey.contracts.AccountFact.RequestedBy;
import io.latchkey.contracts.AccountFact.TwoFactorRemoved;
import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.AccountProfile;
import io.latchkey.contracts.AccountRole;
import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.EventSource;
import io.latchkey.contracts.EventTopics;
import io.latchkey.contracts.Topic;
import io.latchkey.notification.running.Bench;
import io.latchkey.notification.running.Bench.Person;
import io.latchkey.notification.running.Events;
import io.latchkey.notification.running.FakeGateway;
import io.latchkey.notification.running.OperationsClient;
import io.latchkey.notification.running.TopicRecords;
import io.latchkey.platform.keys.UuidFactory;
import io.latchkey.testkit.RefusedRecords;
import io.latchkey.testkit.SignedRecords;
import io.latchkey.testkit.TestKafka;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whoever can write to Kafka and holds no key sends nobody's link elsewhere; what they wrote is seen and never replayed. */
class ForgedRecordsIT {

    private static final String LETTERS = "/operations/api/v1/letters";

    private final TestKafka kafka = TestKafka.ownBroker();
    private final TopicRecords topics = new TopicRecords(kafka.brokerAddress());
    private final FakeGateway keys = new FakeGateway();
    private Bench bench;

    @BeforeEach
    void start() {
        var settings = new HashMap<>(keys.settings());
        settings.put("latchkey.letters.watch", "200ms");
        bench = new Bench(settings, kafka);
    }

    @AfterEach
    void stop() {
        bench.close();
        keys.close();
        topics.close();
        kafka.close();
    }

    @Test
    void theThreeRecordsOfATakeoverChangeNothingAndTheHoldersLinkGoesToTheHolder() {
        Person victim = bench.person("victim");
        bench.awaitCount(1, "recipient");
        UUID forged = UuidFactory.nextUuid();
        var profile = new AccountProfile(
                victim.account(),
                50,
                "thief@example.org",
                "Ada Lovelace",
                AccountLocale.ENGLISH,
                Set.of(AccountRole.USER),
                Events.now());
        var removed = new TwoFactorRemoved(victim.account(), 50, null, Events.now());
        var request = new PasswordResetRequested(forged, victim.account(), 50, RequestedBy.HOLDER, null, Events.now());

        assertThat(causeOf(EventTopics.ACCOUNT_PROFILES, unsigned(profile))).isEqualTo(NO_MAC);
        assertThat(causeOf(EventTopics.ACCOUNT_EVENTS, unsigned(removed))).isEqualTo(NO_MAC);
        assertThat(causeOf(EventTopics.ACCOUNT_EVENTS, SignedRecords.unsigned(envelope(forged, request))))
                .isEqualTo(NO_MAC);
        var bare = new ProducerRecord<byte[], byte[]>(
                EventTopics.ACCOUNT_PROFILES.name(), unsigned(profile).key(), null);
        RefusedRecords.publish(kafka.brokerAddress(), bare);
        bench.awaitCount(4, "dead_letter WHERE cause LIKE 'NotAuthentic: %'");

        UUID genuine = bench.reset(victim);
        bench.awaitState(genuine, "DELIVERED");
        assertThat(bench.mails(victim)).hasSize(1);
        assertThat(bench.mailbox.to("thief@example.org")).isEmpty();
        assertThat(bench.rows.query("SELECT count(*) FROM mail")).containsExactly("1");
        assertThat(bench.stack
                        .services()
                        .getFirst()
                        .getBean(io.micrometer.core.instrument.MeterRegistry.class)
                        .counter("latchkey.inbox.not-authentic", "topic", EventTopics.ACCOUNT_EVENTS.name())
                        .count())
                .isEqualTo(2);
    }

    @Test
    void aLetterThatIsNotAuthenticIsNeverReplayedByItselfNorAmongOthers() {
        Person victim = bench.person("victim");
        bench.awaitCount(1, "recipient");
        causeOf(EventTopics.ACCOUNT_EVENTS, unsigned(new TwoFactorRemoved(victim.account(), 50, null, Events.now())));
        bench.awaitCount(1, "dead_letter WHERE state = 'OPEN'");
        OperationsClient operator = signedIn();
        JsonNode letter = operator.get(LETTERS).json().path("letters").path(0).path("place");
        String place = letter.path("topic").asString("") + "/"
                + letter.path("partition").asInt() + "/" + letter.path("offset").asLong();
        long before = topics.records(EventTopics.ACCOUNT_EVENTS.name());

        assertThat(operator.get(LETTERS + "/" + place)
                        .json()
                        .path("look")
                        .path("verdict")
                        .asString(""))
                .isEqualTo("NOT_AUTHENTIC");
        for (Map<String, ?> wish : List.of(
                Map.of("letters", List.of(place), "reason", "try"),
                Map.<String, Object>of("cap", 10, "reason", "all"))) {
            JsonNode report = operator.post(LETTERS + "/replay", wish).json();
            assertThat(report.path("verdicts").path("NOT_AUTHENTIC").asInt()).isEqualTo(1);
            assertThat(report.path("published").asInt()).isZero();
        }
        assertThat(topics.records(EventTopics.ACCOUNT_EVENTS.name())).isEqualTo(before);
        assertThat(operator.with("Accept", "text/html")
                        .get("/operations/letters/" + place)
                        .body())
                .contains("knows nobody who vouches for it")
                .doesNotContain("value=\"dry-run\"");
    }

    @Test
    void whatSomebodyWritesStraightIntoADeadLetterTopicIsNoMoreAuthenticWhenItIsReplayed() {
        Person victim = bench.person("victim");
        bench.awaitCount(1, "recipient");
        ProducerRecord<byte[], byte[]> forged =
                unsigned(new TwoFactorRemoved(victim.account(), 50, null, Events.now()));
        String letters = EventTopics.ACCOUNT_EVENTS
                .deadLetters(EventSource.NOTIFICATION_SERVICE.consumerGroup())
                .name();
        RefusedRecords.publish(
                kafka.brokerAddress(),
                new ProducerRecord<>(letters, null, forged.key(), forged.value(), forged.headers()));
        bench.awaitCount(1, "dead_letter WHERE state = 'OPEN'");

        assertThat(signedIn()
                        .post(LETTERS + "/replay", Map.of("cap", 10, "reason", "looks harmless"))
                        .status())
                .isEqualTo(200);
        bench.awaitCount(1, "dead_letter WHERE cause LIKE 'NotAuthentic: %'");
        assertThat(bench.rows.query("SELECT count(*) FROM mail")).containsExactly("0");
    }

    private static final String NO_MAC = "NotAuthentic: no MAC for this reader";

    private OperationsClient signedIn() {
        var anybody = new OperationsClient(bench.stack.url());
        var entry = anybody.form(
                "/operations/sign-in", Map.of("token", keys.token(UuidFactory.nextUuid(), "USER", "OPERATIONS")));
        return anybody.with("Cookie", entry.cookie());
    }

    private String causeOf(Topic topic, ProducerRecord<byte[], byte[]> record) {
        return RefusedRecords.causeOf(kafka.brokerAddress(), EventSource.NOTIFICATION_SERVICE, topic, record);
    }

    private static ProducerRecord<byte[], byte[]> unsigned(Event event) {
        return SignedRecords.unsigned(envelope(UuidFactory.nextUuid(), event));
    }

    private static EventEnvelope<Event> envelope(UUID id, Event event) {
        return new EventEnvelope<>(id, EventSource.AUTH_GATEWAY.sourcePath(), event.at(), null, event);
    }
}
