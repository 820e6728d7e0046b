package io.latchkey.messaging.consume;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** One look at a group's partitions and its dead letters: three questions to the broker. */
final class ConsumerLagReader {

    private final String group;
    private final List<TopicPartition> read;
    private final List<TopicPartition> dead;

    /**
     * @param read the partitions that the group reads
     * @param dead those of its dead letters
     */
    ConsumerLagReader(String group, List<TopicPartition> read, List<TopicPartition> dead) {
        this.group = group;
        this.read = read;
        this.dead = dead;
    }

    LagSnapshot readLag(Admin admin) throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        Map<TopicPartition, Long> first = readOffsets(admin, OffsetSpec.earliest());
        Map<TopicPartition, Long> end = readOffsets(admin, OffsetSpec.latest());
        Map<TopicPartition, Long> lag = new HashMap<>();
        for (TopicPartition partition : read) {
            OffsetAndMetadata at = committed.get(partition);
            // A group that has committed nothing there begins with the first.
            long from = Math.max(at == null ? 0 : at.offset(), offsetOf(first, partition));
            lag.put(partition, Math.max(0, offsetOf(end, partition) - from));
        }
        Map<String, Long> letters = new HashMap<>();
        dead.forEach(partition ->
                letters.merge(partition.topic(), offsetOf(end, partition) - offsetOf(first, partition), Long::sum));
        return new LagSnapshot(lag, letters);
    }

    private Map<TopicPartition, Long> readOffsets(Admin admin, OffsetSpec which)
            throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> question = Stream.concat(read.stream(), dead.stream())
                .collect(Collectors.toMap(partition -> partition, partition -> which));
        return admin.listOffsets(question).all().get().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, found -> found.getValue().offset()));
    }

    private static long offsetOf(Map<TopicPartition, Long> offsets, TopicPartition partition) {
        return Objects.requireNonNull(offsets.get(partition), "the broker answers for each partition or fails");
    }

    /**
     * What was found.
     *
     * @param lag records not yet applied
     * @param deadLetters records kept, by dead-letter topic
     */
    record LagSnapshot(Map<TopicPartition, Long> lag, Map<String, Long> deadLetters) {}
}
