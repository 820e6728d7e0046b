package io.latchkey.messaging.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * A committed row that is not on Kafka yet.
 *
 * @param payload the event's JSON; null is a tombstone
 * @param age at the look that found it, by the database's clock alone
 */
record PendingRow(
        long id, RowKey key, String headers, @Nullable Bytes payload, Duration age) {

    /** @throws tools.jackson.core.JacksonException when the headers are not a JSON object of strings */
    ProducerRecord<byte[], byte[]> toRecord() {
        return new ProducerRecord<>(
                key.topic(),
                null,
                key.key().getBytes(StandardCharsets.UTF_8),
                payload == null ? null : payload.get(),
                HeaderJson.parseHeaders(headers));
    }

    /** What has an order of its own: a key of a topic. */
    record RowKey(String topic, String key) {

        /** As the statement compares it. */
        String toText() {
            return topic + " " + key;
        }
    }
}
