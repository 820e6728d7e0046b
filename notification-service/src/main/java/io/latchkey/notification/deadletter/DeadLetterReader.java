package io.latchkey.notification.deadletter;

import io.latchkey.messaging.KafkaClientFactory;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.springframework.stereotype.Component;

/** Reads dead letters from their topics; without a group, so that no group's offsets move. Blocks. */
@Component
final class DeadLetterReader {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final int SILENT_POLLS = 20;
    private static final int TIMEOUT_MS = 10_000;
    private static final int FETCH_WAIT_MS = 100;

    private final KafkaClientFactory kafka;

    DeadLetterReader(KafkaClientFactory kafka) {
        this.kafka = kafka;
    }

    /**
     * The records at these positions; those that are no longer on their topic are missing.
     *
     * @throws KafkaException when the broker does not answer
     */
    Map<RecordPosition, ConsumerRecord<byte[], byte[]>> readRecords(Collection<RecordPosition> positions) {
        Map<RecordPosition, ConsumerRecord<byte[], byte[]>> found = new HashMap<>();
        if (positions.isEmpty()) {
            return found;
        }
        try (Consumer<byte[], byte[]> consumer = openConsumer()) {
            positions.stream()
                    .collect(Collectors.groupingBy(RecordPosition::topicPartition))
                    .forEach((partition, wanted) -> readRecords(consumer, partition, wanted, found));
        }
        return found;
    }

    /** A consumer that belongs to no group. */
    Consumer<byte[], byte[]> openConsumer() {
        Map<String, Object> settings = new HashMap<>(kafka.consumerSettings());
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        // A question about partitions of before would keep one about others waiting.
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MS);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
        return new KafkaConsumer<>(settings);
    }

    private static void readRecords(
            Consumer<byte[], byte[]> consumer,
            TopicPartition partition,
            List<RecordPosition> wanted,
            Map<RecordPosition, ConsumerRecord<byte[], byte[]>> found) {
        var left = new TreeSet<>(wanted);
        consumer.assign(List.of(partition));
        long first = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        left.removeIf(position -> position.offset() < first || position.offset() >= end);
        int silent = 0;
        while (!left.isEmpty()) {
            consumer.seek(partition, left.first().offset());
            var batch = consumer.poll(POLL).records(partition);
            silent = batch.isEmpty() ? silent + 1 : 0;
            if (silent > SILENT_POLLS) {
                throw new KafkaException(partition + " did not answer");
            }
            for (ConsumerRecord<byte[], byte[]> record : batch) {
                var position = new RecordPosition(record.topic(), record.partition(), record.offset());
                if (left.remove(position)) {
                    found.put(position, record);
                }
            }
            skipMissing(left, batch);
        }
    }

    /** Offsets that a batch has gone past without a record are none: there is nothing to wait for. */
    private static void skipMissing(Set<RecordPosition> left, List<ConsumerRecord<byte[], byte[]>> batch) {
        if (!batch.isEmpty()) {
            long reached = batch.getLast().offset();
            left.removeIf(position -> position.offset() <= reached);
        }
    }
}
