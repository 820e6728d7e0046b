package io.latchkey.benchmarks.system;

import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.EventReader;
import io.latchkey.contracts.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What is published after a moment, read from Kafka afterwards so that reading costs the measurement nothing. */
public final class PublishedEventReader implements AutoCloseable {

    private final KafkaConsumer<String, byte[]> consumer;

    private PublishedEventReader(KafkaConsumer<String, byte[]> consumer) {
        this.consumer = consumer;
    }

    /** An event and when its relay handed it to the broker. */
    public record Published(EventEnvelope<Event> envelope, Instant at) {}

    /** Everything that is appended to the topics from here on. */
    static PublishedEventReader fromNow(int port, List<Topic> topics) {
        var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", "localhost:" + port),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        var partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        return new PublishedEventReader(consumer);
    }

    /** Reads until so many events fit, or the time is over. */
    public List<Published> readUntil(int count, Predicate<Event> fits, Duration time) {
        List<Published> all = new ArrayList<>();
        long end = System.nanoTime() + time.toNanos();
        int fitting = 0;
        while (fitting < count && System.nanoTime() - end < 0) {
            for (ConsumerRecord<String, byte[]> published : consumer.poll(Duration.ofMillis(200))) {
                if (readEvent(published) instanceof EventReader.ParsedEvent.Known known) {
                    all.add(new Published(known.envelope(), Instant.ofEpochMilli(published.timestamp())));
                    fitting += fits.test(known.envelope().event()) ? 1 : 0;
                }
            }
        }
        return all;
    }

    @Override
    public void close() {
        consumer.close();
    }

    private static EventReader.ParsedEvent readEvent(ConsumerRecord<String, byte[]> published) {
        var headers = new HashMap<String, byte[]>();
        published.headers().forEach(header -> headers.put(header.key(), header.value()));
        return EventReader.read(headers, published.value());
    }
}
