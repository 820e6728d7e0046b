package io.latchkey.acceptance.drive;

import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.EventReader;
import io.latchkey.contracts.Topic;
import io.latchkey.testkit.SchemaCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Everything a topic holds right now, read from its beginning. */
public final class TopicLog {

    private final String bootstrap;

    public TopicLog(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    /** The events, partition by partition in order; a record that breaks the contract fails. */
    public List<EventEnvelope<Event>> events(Topic topic) {
        return records(topic.name()).stream()
                .filter(r -> r.value() != null)
                .map(TopicLog::event)
                .toList();
    }

    public List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrap, "auto.offset.reset", "earliest", "enable.auto.commit", "false");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(topic, p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
            var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    private static EventEnvelope<Event> event(ConsumerRecord<byte[], byte[]> rec) {
        var headers = new HashMap<String, byte[]>();
        rec.headers().forEach(h -> headers.put(h.key(), h.value()));
        SchemaCheck.verify(rec.topic(), rec.key(), headers, rec.value());
        return switch (EventReader.read(headers, rec.value())) {
            case EventReader.ParsedEvent.Known known -> known.envelope();
            case EventReader.ParsedEvent.Unknown unknown -> throw new AssertionError("unknown type " + unknown.type());
            case EventReader.ParsedEvent.Malformed malformed ->
                throw new AssertionError(rec.topic() + ": " + malformed.reason());
        };
    }
}
