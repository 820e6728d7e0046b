package io.latchkey.trial;

import io.latchkey.contracts.EventHeaders;
import io.latchkey.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a topic from its first record, whatever is on it, as a stranger would. */
final class TopicReader implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<ConsumerRecord<byte[], byte[]>> seen = new ArrayList<>();

    TopicReader(String bootstrap, Topic topic) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Reads on until the condition holds of everything read so far; fails after a minute. */
    List<ConsumerRecord<byte[], byte[]>> until(Predicate<List<ConsumerRecord<byte[], byte[]>>> enough) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!enough.test(seen)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("after " + PATIENCE + " only " + seen.size() + " records");
            }
            consumer.poll(Duration.ofMillis(50)).forEach(seen::add);
        }
        return List.copyOf(seen);
    }

    /** Reads until this event is there, and returns it. */
    ConsumerRecord<byte[], byte[]> find(UUID eventId) {
        return untilSeen(eventId).stream()
                .filter(found -> eventId.toString().equals(header(found, EventHeaders.ID)))
                .findFirst()
                .orElseThrow();
    }

    /** Reads until this event is there. */
    List<ConsumerRecord<byte[], byte[]>> untilSeen(UUID eventId) {
        return until(records ->
                records.stream().anyMatch(found -> eventId.toString().equals(header(found, EventHeaders.ID))));
    }

    static Set<String> ids(List<ConsumerRecord<byte[], byte[]>> found) {
        return found.stream().map(one -> header(one, EventHeaders.ID)).collect(Collectors.toSet());
    }

    static String header(ConsumerRecord<byte[], byte[]> found, String name) {
        Header header = found.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    static String key(ConsumerRecord<byte[], byte[]> found) {
        return found.key() == null ? "" : new String(found.key(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
