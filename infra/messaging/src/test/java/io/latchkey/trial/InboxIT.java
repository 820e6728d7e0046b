package io.latchkey.trial;

import static io.latchkey.contracts.EventTopics.ACCOUNT_EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.AccountFact.PasswordResetRequested;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.messaging.consume.TopicSubscription;
import io.latchkey.platform.keys.UuidFactory;
import io.latchkey.testkit.TestKafka;
import io.latchkey.testkit.TestPostgres;
import io.latchkey.testkit.TestPostgres.Database;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each event has one effect, however often it comes, and however old or new it says it is. */
class InboxIT {

    private static final String GROUP = "notification-service";

    private final Effects effects = new Effects();
    private final Database database = TestPostgres.createDatabase("inbox");

    @BeforeEach
    void everythingOthersLeftIsRead() {
        readToTheEnd();
        rewind();
        readToTheEnd();
    }

    @Test
    void rewindingTheGroupToTheFirstRecordTwiceChangesNoRow() {
        List<ProducerRecord<byte[], byte[]>> records = Stream.generate(
                        () -> TrialEvents.record(TrialEvents.request(UuidFactory.nextUuid())))
                .limit(200)
                .toList();
        Publisher.publish(TestKafka.bootstrapServers(), records);
        // The same again, as after a relay that died between send and mark.
        Publisher.publish(TestKafka.bootstrapServers(), records.subList(0, 50));

        List<String> first = readToTheEnd();
        assertThat(first).hasSizeGreaterThanOrEqualTo(200).doesNotHaveDuplicates();
        for (int replay = 0; replay < 2; replay++) {
            rewind();
            assertThat(readToTheEnd()).isEqualTo(first);
        }
    }

    @Test
    void anEventOfAnyTimeIsAppliedOnce() {
        UUID account = UuidFactory.nextUuid();
        var records = Stream.of("2019-06-15T12:00:00Z", "2030-01-01T00:00:00Z")
                .map(Instant::parse)
                .map(time -> TrialEvents.record(at(account, time)))
                .toList();
        Publisher.publish(TestKafka.bootstrapServers(), records);
        Publisher.publish(TestKafka.bootstrapServers(), records);

        readToTheEnd();
        try (TrialService service = start()) {
            assertThat(service.count("SELECT count(*) FROM effect WHERE account_id = '" + account + "'"))
                    .isEqualTo(records.size());
            assertThat(service.count("SELECT count(*) FROM inbox_other")).isEqualTo(records.size());
        }
    }

    @Test
    void anEventThatConcernsNobodyHereLeavesNoRowAndHoldsNothingUp() {
        var passed = TrialEvents.disabled(UuidFactory.nextUuid());
        var wanted = at(UuidFactory.nextUuid(), Instant.now());
        Publisher.publish(
                TestKafka.bootstrapServers(), List.of(TrialEvents.record(passed), TrialEvents.record(wanted)));

        Reads onlyRequests =
                effects.of(TopicSubscription.byInbox(ACCOUNT_EVENTS, Set.of(PasswordResetRequested.class)));
        // A group of its own: to the other tests' group every event is of concern.
        String choosy = "account-service";
        try (TrialService service = start(TestPostgres.createDatabase("choosy"), choosy, onlyRequests);
                var group = new ConsumerGroup(TestKafka.bootstrapServers(), choosy)) {
            Until.holds("everything is read", () -> group.isThrough(ACCOUNT_EVENTS));
            assertThat(rows(service, passed.id())).isEqualTo(List.of(0L, 0L));
            assertThat(rows(service, wanted.id())).isEqualTo(List.of(1L, 1L));
        }
    }

    @Test
    void whatWasDoneIsCommittedWhenItStops() {
        var last = TrialEvents.request(UuidFactory.nextUuid());
        try (var group = new ConsumerGroup(TestKafka.bootstrapServers(), GROUP)) {
            try (TrialService service = start()) {
                Until.holds("all of before is read", () -> group.isThrough(ACCOUNT_EVENTS));
                Publisher.publish(TestKafka.bootstrapServers(), List.of(TrialEvents.record(last)));
                Until.holds("it has its effect", () -> rows(service, last.requestId())
                        .equals(List.of(1L, 1L)));
            }
            assertThat(group.isThrough(ACCOUNT_EVENTS)).isTrue();
        }
    }

    private static List<Long> rows(TrialService service, UUID event) {
        return Stream.of("effect", "inbox")
                .map(table -> service.count("SELECT count(*) FROM " + table + " WHERE event_id = '" + event + "'"))
                .toList();
    }

    private static void rewind() {
        try (var group = new ConsumerGroup(TestKafka.bootstrapServers(), GROUP)) {
            group.rewind(ACCOUNT_EVENTS);
        }
    }

    private static EventEnvelope<?> at(UUID account, Instant time) {
        var event = TrialEvents.request(account);
        return new EventEnvelope<>(event.requestId(), "/auth-gateway", time, null, event);
    }

    /** The effects, in order, once the group has read everything. */
    private List<String> readToTheEnd() {
        try (TrialService service = start();
                var group = new ConsumerGroup(TestKafka.bootstrapServers(), GROUP)) {
            Until.holds("everything is read", () -> group.isThrough(ACCOUNT_EVENTS));
            return service.database()
                    .sql("SELECT event_id::text FROM effect ORDER BY place")
                    .mapValue(String.class)
                    .all()
                    .collectList()
                    .blockOptional()
                    .orElseThrow();
        }
    }

    private TrialService start() {
        return start(database, GROUP, effects.of(TopicSubscription.byInbox(ACCOUNT_EVENTS)));
    }

    private static TrialService start(Database database, String group, Reads reads) {
        Map<String, Object> settings = TrialService.settings(database, TestKafka.bootstrapServers());
        settings.put("latchkey.messaging.source", group);
        return TrialService.start(settings, reads);
    }
}
