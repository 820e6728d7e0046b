package io.latchkey.demo;

import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.EventHeaders;
import io.latchkey.contracts.EventJson;
import io.latchkey.contracts.EventSource;
import io.latchkey.contracts.EventTopics;
import io.latchkey.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes to Kafka as anybody can who reaches the broker, with none of the services' keys, and reads what became of it. */
record ForgedRecords(String bootstrap) {

    private static final Duration POLL = Duration.ofMillis(200);

    /** Publishes an event in the gateway's name. */
    void publishUnsigned(UUID id, Event event) {
        var envelope = new EventEnvelope<>(id, EventSource.AUTH_GATEWAY.sourcePath(), event.at(), null, event);
        var record = new ProducerRecord<>(
                EventTopics.topicOf(event).name(), toBytes(envelope.recordKey().toString()), EventJson.toBytes(event));
        EventHeaders.fromEnvelope(envelope)
                .forEach((name, value) -> record.headers().add(name, toBytes(value)));
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new DemoFailure("Kafka did not take the forged record: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("interrupted");
        }
    }

    /** Waits until the reader has put the record aside, and says why it did. */
    String awaitCause(Topic topic, EventSource reader, UUID id) {
        String letters = topic.deadLetters(reader.consumerGroup()).name();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(letters).stream()
                    .map(one -> new TopicPartition(letters, one.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return ValueWaiter.waitFor("a dead letter of " + reader.consumerGroup(), () -> findCause(consumer, id));
        }
    }

    private static Optional<String> findCause(KafkaConsumer<byte[], byte[]> consumer, UUID id) {
        for (ConsumerRecord<byte[], byte[]> letter : consumer.poll(POLL)) {
            if (readHeader(letter, EventHeaders.ID).equals(id.toString())) {
                return Optional.of(readHeader(letter, EventHeaders.DLT_CAUSE));
            }
        }
        return Optional.empty();
    }

    private static String readHeader(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static byte[] toBytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
