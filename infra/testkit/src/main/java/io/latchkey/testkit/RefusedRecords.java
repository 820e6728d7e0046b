package io.latchkey.testkit;

import io.latchkey.contracts.EventHeaders;
import io.latchkey.contracts.EventSource;
import io.latchkey.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What a reader says of records that somebody puts on its topic: the causes of its dead letters. */
public final class RefusedRecords {

    private static final Duration LONG = Duration.ofMinutes(1);

    private RefusedRecords() {}

    /** Publishes with a plain producer, as anybody can who reaches the broker. */
    public static void publish(String bootstrap, ProducerRecord<byte[], byte[]> record) {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Publishes a record and waits for what the reader wrote down of it. */
    public static String causeOf(
            String bootstrap, EventSource reader, Topic topic, ProducerRecord<byte[], byte[]> record) {
        publish(bootstrap, record);
        byte[] id = record.headers().lastHeader(EventHeaders.ID).value();
        String letters = topic.deadLetters(reader.consumerGroup()).name();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = new ArrayList<>();
            consumer.partitionsFor(letters)
                    .forEach(one -> partitions.add(new TopicPartition(letters, one.partition())));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long end = System.nanoTime() + LONG.toNanos();
            while (System.nanoTime() < end) {
                for (var letter : consumer.poll(Duration.ofMillis(100))) {
                    Header found = letter.headers().lastHeader(EventHeaders.ID);
                    if (found != null && java.util.Arrays.equals(found.value(), id)) {
                        return new String(
                                letter.headers()
                                        .lastHeader(EventHeaders.DLT_CAUSE)
                                        .value(),
                                StandardCharsets.UTF_8);
                    }
                }
            }
        }
        throw new AssertionError(reader.consumerGroup() + " put no such record aside");
    }
}
