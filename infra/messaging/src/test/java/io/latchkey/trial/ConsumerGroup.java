package io.latchkey.trial;

import io.latchkey.contracts.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** A consumer group as an operator sees it. */
final class ConsumerGroup implements AutoCloseable {

    private final Admin admin;
    private final String group;

    ConsumerGroup(String bootstrap, String group) {
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap));
        this.group = group;
    }

    /** Back to the first record; nobody of the group may be there. */
    void rewind(Topic topic) {
        var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
        committed(topic).keySet().forEach(partition -> offsets.put(partition, new OffsetAndMetadata(0)));
        answer(admin.alterConsumerGroupOffsets(group, offsets).all());
    }

    /** Whether everything on the topic is committed. */
    boolean isThrough(Topic topic) {
        var description = answer(admin.describeTopics(List.of(topic.name())).allTopicNames());
        var latest = description.values().stream()
                .flatMap(one -> one.partitions().stream())
                .collect(Collectors.toMap(
                        partition -> new TopicPartition(topic.name(), partition.partition()),
                        partition -> OffsetSpec.latest()));
        Map<TopicPartition, OffsetAndMetadata> committed = committed(topic);
        return answer(admin.listOffsets(latest).all()).entrySet().stream()
                .allMatch(end -> end.getValue().offset() == offset(committed, end.getKey()));
    }

    private static long offset(Map<TopicPartition, OffsetAndMetadata> committed, TopicPartition partition) {
        OffsetAndMetadata offset = committed.get(partition);
        return offset == null ? 0 : offset.offset();
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(Topic topic) {
        var found = new HashMap<>(answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata()));
        found.keySet().removeIf(partition -> !partition.topic().equals(topic.name()));
        return found;
    }

    private static <T> T answer(org.apache.kafka.common.KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
