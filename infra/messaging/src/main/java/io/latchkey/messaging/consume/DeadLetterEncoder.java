package io.latchkey.messaging.consume;

import io.latchkey.contracts.EventHeaders;
import io.latchkey.contracts.EventTopics;
import io.latchkey.contracts.Topic;
import io.latchkey.messaging.consume.ParsedRecord.DeadRecord;
import io.latchkey.messaging.consume.ParsedRecord.Malformed;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** The form of a dead letter: bytes and headers as they came, and where, when and why. */
record DeadLetterEncoder(String group, InstantSource clock) {

    ProducerRecord<byte[], byte[]> toRecord(DeadRecord record) {
        ConsumerRecord<byte[], byte[]> from = record.from();
        // A copy of a person's data would outlive their erasure.
        byte[] value = from.topic().equals(EventTopics.ACCOUNT_PROFILES.name()) ? null : from.value();
        return new ProducerRecord<>(
                deadLetterTopic(from),
                null,
                from.key(),
                value,
                addOriginHeaders(new RecordHeaders(from.headers()), record));
    }

    /** For what is larger than a dead-letter topic takes: the record stays where the headers say. */
    ProducerRecord<byte[], byte[]> toRecordWithoutContent(DeadRecord record) {
        var cut = new Malformed(record.from(), record.cause() + "; too large to be kept here");
        return new ProducerRecord<>(
                deadLetterTopic(record.from()), null, (byte[]) null, null, addOriginHeaders(new RecordHeaders(), cut));
    }

    private String deadLetterTopic(ConsumerRecord<byte[], byte[]> from) {
        Topic topic = EventTopics.ALL.stream()
                .filter(known -> known.name().equals(from.topic()))
                .findFirst()
                .orElseThrow();
        return topic.deadLetters(group).name();
    }

    private Headers addOriginHeaders(Headers headers, DeadRecord record) {
        ConsumerRecord<byte[], byte[]> from = record.from();
        putHeader(headers, EventHeaders.DLT_TOPIC, from.topic());
        putHeader(headers, EventHeaders.DLT_PARTITION, String.valueOf(from.partition()));
        putHeader(headers, EventHeaders.DLT_OFFSET, String.valueOf(from.offset()));
        putHeader(headers, EventHeaders.DLT_GROUP, group);
        putHeader(headers, EventHeaders.DLT_AT, clock.instant().toString());
        putHeader(headers, EventHeaders.DLT_CAUSE, record.cause());
        return headers;
    }

    private static void putHeader(Headers headers, String name, String value) {
        headers.remove(name);
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
