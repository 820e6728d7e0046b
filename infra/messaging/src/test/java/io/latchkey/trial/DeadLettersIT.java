package io.latchkey.trial;

import static io.latchkey.contracts.EventTopics.ACCOUNT_EVENTS;
import static io.latchkey.contracts.EventTopics.ACCOUNT_PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.EventHeaders;
import io.latchkey.contracts.EventSource;
import io.latchkey.messaging.consume.TopicSubscription;
import io.latchkey.platform.keys.UuidFactory;
import io.latchkey.testkit.SignedRecords;
import io.latchkey.testkit.TestKafka;
import io.latchkey.testkit.TestPostgres;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A record that cannot be processed never stops a partition and is never dropped. */
class DeadLettersIT {

    private static final String GROUP = "notification-service";
    private static final Effects EFFECTS = new Effects();
    private static TrialService service;

    @BeforeAll
    static void start() {
        Map<String, Object> settings =
                TrialService.settings(TestPostgres.createDatabase("dead"), TestKafka.bootstrapServers());
        settings.put("latchkey.messaging.source", GROUP);
        service = TrialService.start(
                settings,
                EFFECTS.of(TopicSubscription.byInbox(ACCOUNT_EVENTS)),
                EFFECTS.of(TopicSubscription.byVersion(ACCOUNT_PROFILES)));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void malformedInEveryWayIsPutAwayAsItCameAndTheGoodOnesPass() {
        Map<String, ProducerRecord<byte[], byte[]>> ways = MalformedRecords.all();
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
        var good = new ArrayList<UUID>();
        ways.forEach((way, record) -> {
            record.headers().add("trial-way", way.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            records.add(record);
            var event = TrialEvents.request(UuidFactory.nextUuid());
            good.add(event.accountId());
            records.add(TrialEvents.record(event));
        });
        Publisher.publish(TestKafka.bootstrapServers(), records);

        Until.holds("every good one has its effect", () -> good.stream().allMatch(account -> effects(account) == 1));
        Map<String, ConsumerRecord<byte[], byte[]>> letters = letters(ways.size());
        assertThat(letters).containsOnlyKeys(ways.keySet());
        letters.forEach((way, letter) -> assertLetter(way, Objects.requireNonNull(ways.get(way)), letter));
    }

    private static void assertLetter(
            String way, ProducerRecord<byte[], byte[]> sent, ConsumerRecord<byte[], byte[]> letter) {
        assertThat(letter.value()).as(way).isEqualTo(sent.value());
        assertThat(letter.key()).as(way).isEqualTo(sent.key());
        sent.headers().forEach(header -> assertThat(letter.headers().lastHeader(header.key()))
                .as(way)
                .isEqualTo(header));
        assertThat(TopicReader.header(letter, EventHeaders.DLT_TOPIC)).isEqualTo(ACCOUNT_EVENTS.name());
        assertThat(TopicReader.header(letter, EventHeaders.DLT_GROUP)).isEqualTo(GROUP);
        assertThat(Integer.parseInt(TopicReader.header(letter, EventHeaders.DLT_PARTITION)))
                .isBetween(0, 5);
        assertThat(Long.parseLong(TopicReader.header(letter, EventHeaders.DLT_OFFSET)))
                .isNotNegative();
        assertThat(Instant.parse(TopicReader.header(letter, EventHeaders.DLT_AT)))
                .isBefore(Instant.now());
        assertThat(TopicReader.header(letter, EventHeaders.DLT_CAUSE))
                .as(way)
                .isNotEmpty()
                .doesNotContain("example.org");
    }

    private static Map<String, ConsumerRecord<byte[], byte[]>> letters(int expected) {
        try (var reader = new TopicReader(TestKafka.bootstrapServers(), ACCOUNT_EVENTS.deadLetters(GROUP))) {
            List<ConsumerRecord<byte[], byte[]>> found =
                    reader.until(seen -> ways(seen).size() >= expected);
            assertThat(ways(found)).as("each is put away once").doesNotHaveDuplicates();
            return found.stream()
                    .filter(letter -> !TopicReader.header(letter, "trial-way").isEmpty())
                    .collect(java.util.stream.Collectors.toMap(
                            letter -> TopicReader.header(letter, "trial-way"), letter -> letter));
        }
    }

    private static List<String> ways(List<ConsumerRecord<byte[], byte[]>> letters) {
        return letters.stream()
                .map(letter -> TopicReader.header(letter, "trial-way"))
                .filter(way -> !way.isEmpty())
                .toList();
    }

    @Test
    void aTypeNobodyKnowsIsPassedOverAndCounted() {
        var unknown = TrialEvents.record(TrialEvents.request(UuidFactory.nextUuid()));
        unknown.headers().remove(EventHeaders.TYPE);
        unknown.headers()
                .add(
                        EventHeaders.TYPE,
                        "io.latchkey.SomethingNew.v1".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        SignedRecords.sign(EventSource.AUTH_GATEWAY, unknown);
        Publisher.publish(TestKafka.bootstrapServers(), List.of(unknown));

        Until.holds(
                "it is counted",
                () -> service.meters()
                                .counter("latchkey.inbox.unknown", "topic", ACCOUNT_EVENTS.name())
                                .count()
                        == 1);
    }

    @Test
    void whatAHandlerCanNeverProcessIsPutAwayAndTheRestOfItsBatchIsApplied() {
        UUID poison = UuidFactory.nextUuid();
        EFFECTS.poison(poison);
        var bad = TrialEvents.request(poison);
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
        var good = new ArrayList<UUID>();
        for (int i = 0; i < 20; i++) {
            var event = TrialEvents.request(UuidFactory.nextUuid());
            good.add(event.accountId());
            records.add(TrialEvents.record(event));
        }
        records.add(10, TrialEvents.record(bad));
        Publisher.publish(TestKafka.bootstrapServers(), records);

        Until.holds("the rest is applied", () -> good.stream().allMatch(account -> effects(account) == 1));
        try (var reader = new TopicReader(TestKafka.bootstrapServers(), ACCOUNT_EVENTS.deadLetters(GROUP))) {
            var letter = reader.find(bad.requestId());
            assertThat(TopicReader.header(letter, EventHeaders.DLT_CAUSE))
                    .startsWith("java.lang.IllegalArgumentException")
                    .doesNotContain(Effects.CONTENT);
        }
        assertThat(effects(poison)).isZero();
    }

    @Test
    void ofAProfileNoValueIsPutAway() {
        UUID account = UuidFactory.nextUuid();
        EFFECTS.poison(account);
        Publisher.publish(
                TestKafka.bootstrapServers(),
                List.of(TrialEvents.record(TrialEvents.profile(account, "ada@example.org"))));

        try (var reader = new TopicReader(TestKafka.bootstrapServers(), ACCOUNT_PROFILES.deadLetters(GROUP))) {
            var letters = reader.until(
                    found -> found.stream().anyMatch(one -> TopicReader.key(one).equals(account.toString())));
            assertThat(letters).allMatch(letter -> letter.value() == null);
        }
    }

    @Test
    void aTombstoneReachesTheHandler() {
        UUID account = UuidFactory.nextUuid();
        Publisher.publish(TestKafka.bootstrapServers(), List.of(SignedRecords.tombstone(ACCOUNT_PROFILES, account)));
        Until.holds("the handler has it", () -> effects(account) == 1);
    }

    private static long effects(UUID account) {
        return service.count("SELECT count(*) FROM effect WHERE account_id = '" + account + "'");
    }
}
