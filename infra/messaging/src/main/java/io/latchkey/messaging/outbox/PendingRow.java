package io.latchkey.messaging.outbox;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** A committed row that is not on Kafka yet. */
record PendingRow(long id, RowKey key, String headers, byte @Nullable [] payload) {

    ProducerRecord<byte[], byte[]> toRecord() {
        return new ProducerRecord<>(
                key.topic(), null, key.key().getBytes(StandardCharsets.UTF_8), payload, HeaderText.read(headers));
    }
}
