package io.latchkey.trial;

import static io.latchkey.contracts.EventTopics.ACCOUNT_EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.AccountFact.PasswordResetRequested;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.EventHeaders;
import io.latchkey.contracts.EventSource;
import io.latchkey.contracts.recordmac.MacHeader;
import io.latchkey.contracts.recordmac.MacKeyName;
import io.latchkey.messaging.consume.TopicSubscription;
import io.latchkey.platform.keys.UuidFactory;
import io.latchkey.testkit.SignedRecords;
import io.latchkey.testkit.TestKafka;
import io.latchkey.testkit.TestPostgres;
import io.latchkey.testkit.TestPostgres.Database;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** What an operator does with keys and with records of before, carried out. */
class AuthenticRecordsIT {

    private static final EventSource READER = EventSource.NOTIFICATION_SERVICE;
    private static final String GROUP = READER.consumerGroup();
    private static final String LIST = "latchkey.record-macs.keys." + MacKeyName.GATEWAY_TO_NOTIFICATION;
    private static final byte[] NEW_KEY = "a new key, thirty-two bytes long".getBytes(StandardCharsets.UTF_8);

    private final Effects effects = new Effects();
    private final Database database = TestPostgres.createDatabase("authentic");

    @Test
    void recordsOfBeforeAreTakenAndCountedWhileTheSettingSaysSoAndNotAfterwards() {
        PasswordResetRequested before = TrialEvents.request(UuidFactory.nextUuid());
        PasswordResetRequested after = TrialEvents.request(UuidFactory.nextUuid());
        try (TrialService service = start(Map.of("latchkey.record-macs.unsigned", "accept"))) {
            publish(List.of(unsigned(before)));
            Until.holds("it has its effect", () -> applied(service, before));
            assertThat(service.meters()
                            .counter("latchkey.inbox.unsigned", "topic", ACCOUNT_EVENTS.name())
                            .count())
                    .isPositive();
        }
        try (TrialService service = start(Map.of())) {
            publish(List.of(unsigned(after)));
            assertThat(causeOf(after)).isEqualTo("NotAuthentic: no MAC for this reader");
            assertThat(applied(service, after)).isFalse();
        }
    }

    @Test
    void aKeyThatItsReaderGetsTooLateCostsARewindAndNothingElse() {
        PasswordResetRequested early = TrialEvents.request(UuidFactory.nextUuid());
        PasswordResetRequested old = TrialEvents.request(UuidFactory.nextUuid());
        ProducerRecord<byte[], byte[]> record = unsigned(early);
        SignedRecords.signWith(NEW_KEY, MacHeader.nameFor(READER), record);
        try (TrialService service = start(Map.of())) {
            publish(List.of(record, TrialEvents.record(old)));
            assertThat(causeOf(early))
                    .isEqualTo("NotAuthentic: a key that is not in LATCHKEY_GATEWAY_TO_NOTIFICATION_MAC_KEYS");
            assertThat(applied(service, early)).isFalse();
            Until.holds("the others pass", () -> applied(service, old));
        }

        try (var group = new ConsumerGroup(TestKafka.bootstrapServers(), GROUP)) {
            group.rewind(ACCOUNT_EVENTS);
        }
        String both = SignedRecords.encodedKey(MacKeyName.GATEWAY_TO_NOTIFICATION) + ","
                + Base64.getEncoder().encodeToString(NEW_KEY);
        try (TrialService service = start(Map.of(LIST, both))) {
            Until.holds("it has its effect, once", () -> applied(service, early));
            assertThat(applied(service, old)).isTrue();
        }
    }

    private TrialService start(Map<String, Object> more) {
        Map<String, Object> settings = TrialService.settings(database, TestKafka.bootstrapServers());
        settings.put("latchkey.messaging.source", GROUP);
        settings.putAll(more);
        return TrialService.start(settings, effects.of(TopicSubscription.byInbox(ACCOUNT_EVENTS)));
    }

    private static boolean applied(TrialService service, PasswordResetRequested event) {
        return service.count("SELECT count(*) FROM effect WHERE event_id = '" + event.requestId() + "'") == 1;
    }

    private static String causeOf(PasswordResetRequested event) {
        try (var reader = new TopicReader(TestKafka.bootstrapServers(), ACCOUNT_EVENTS.deadLetters(GROUP))) {
            return TopicReader.header(reader.find(event.requestId()), EventHeaders.DLT_CAUSE);
        }
    }

    private static ProducerRecord<byte[], byte[]> unsigned(PasswordResetRequested event) {
        UUID id = event.requestId();
        return SignedRecords.unsigned(
                new EventEnvelope<>(id, EventSource.AUTH_GATEWAY.sourcePath(), event.at(), null, event));
    }

    private static void publish(List<ProducerRecord<byte[], byte[]>> records) {
        Publisher.publish(TestKafka.bootstrapServers(), records);
    }
}
