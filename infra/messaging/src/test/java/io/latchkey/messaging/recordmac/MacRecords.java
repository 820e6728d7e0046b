package io.latchkey.messaging.recordmac;

import static io.latchkey.contracts.EventSource.AUTH_GATEWAY;
import static io.latchkey.contracts.EventTopics.ACCOUNT_EVENTS;
import static io.latchkey.contracts.EventTopics.ACCOUNT_PROFILES;

import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.EventSource;
import io.latchkey.contracts.recordmac.MacKeyName;
import io.latchkey.messaging.recordmac.RecordMacSettings.UnsignedRecords;
import io.latchkey.platform.keys.UuidFactory;
import io.latchkey.testkit.SignedRecords;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** Records with MACs, and what makes and checks them, as the tests of MACs need them. */
final class MacRecords {

    static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

    private MacRecords() {}

    static EventEnvelope<Event> envelope(Event event) {
        return new EventEnvelope<>(UuidFactory.nextUuid(), AUTH_GATEWAY.sourcePath(), AT, null, event);
    }

    static byte[] header(ProducerRecord<byte[], byte[]> record, String name) {
        return record.headers().lastHeader(name).value();
    }

    static ProducerRecord<byte[], byte[]> withHeader(
            ProducerRecord<byte[], byte[]> record, String name, byte @Nullable [] value) {
        ProducerRecord<byte[], byte[]> changed = copy(record.topic(), record.key(), record.value(), record);
        changed.headers().remove(name);
        changed.headers().add(name, value);
        return changed;
    }

    static ProducerRecord<byte[], byte[]> copy(
            String topic, byte @Nullable [] key, byte @Nullable [] value, ProducerRecord<byte[], byte[]> headersOf) {
        var headers = new RecordHeaders();
        for (Header header : headersOf.headers()) {
            headers.add(header.key(), header.value());
        }
        return new ProducerRecord<>(topic, null, key, value, headers);
    }

    static ConsumerRecord<byte[], byte[]> received(ProducerRecord<byte[], byte[]> sent) {
        return new ConsumerRecord<>(
                ACCOUNT_PROFILES.name().equals(sent.topic()) ? sent.topic() : ACCOUNT_EVENTS.name(),
                0,
                0,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                sent.key(),
                sent.value(),
                sent.headers(),
                Optional.empty());
    }

    static RecordSigner signer(EventSource self, Map<MacKeyName, List<String>> keys) {
        return new RecordSigner(self, new RecordMacSettings(keys, UnsignedRecords.REFUSE));
    }

    static RecordVerifier verifier(EventSource self, Map<MacKeyName, List<String>> keys) {
        return new RecordVerifier(self, new RecordMacSettings(keys, UnsignedRecords.REFUSE));
    }

    static Map<MacKeyName, List<String>> with(MacKeyName list, List<String> keys) {
        var changed = new HashMap<>(SignedRecords.macKeys());
        changed.put(list, keys);
        return changed;
    }

    static RecordMacSettings with(MacKeyName list, List<String> keys, UnsignedRecords unsigned) {
        return new RecordMacSettings(with(list, keys), unsigned);
    }
}
