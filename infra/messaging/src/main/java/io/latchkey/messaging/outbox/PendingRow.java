package io.latchkey.messaging.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** A committed row that is not on Kafka yet. */
final class PendingRow {

    private final long id;
    private final RowKey key;
    private final String headers;
    private final byte @Nullable [] payload;
    private final Duration age;

    /** @param age at the look that found it, by the database's clock alone */
    PendingRow(long id, RowKey key, String headers, byte @Nullable [] payload, Duration age) {
        this.id = id;
        this.key = key;
        this.headers = headers;
        this.payload = payload;
        this.age = age;
    }

    long id() {
        return id;
    }

    RowKey key() {
        return key;
    }

    Duration age() {
        return age;
    }

    /** @throws tools.jackson.core.JacksonException when the headers are not a JSON object of strings */
    ProducerRecord<byte[], byte[]> toRecord() {
        return new ProducerRecord<>(
                key.topic(),
                null,
                key.key().getBytes(StandardCharsets.UTF_8),
                payload,
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
