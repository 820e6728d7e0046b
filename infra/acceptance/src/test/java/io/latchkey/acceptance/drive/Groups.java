package io.latchkey.acceptance.drive;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** The consumer groups of the services: rewound while nobody is in them, and asked how far they are. */
public final class Groups implements AutoCloseable {

    private final Admin admin;

    public Groups(String bootstrap) {
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
    }

    /** Puts every partition that the group has read back to its first record; how many records that are. */
    public long rewind(String group) {
        Wait.untilTrue("nobody is in group " + group, Duration.ofMinutes(2), () -> isEmpty(group));
        Map<TopicPartition, OffsetAndMetadata> start = new HashMap<>();
        committed(group).keySet().forEach(partition -> start.put(partition, new OffsetAndMetadata(0)));
        get(admin.alterConsumerGroupOffsets(group, start).all());
        return ends(group).values().stream().mapToLong(Long::longValue).sum();
    }

    /** Waits until the group has read everything there is. */
    public void awaitCaughtUp(String group) {
        Wait.untilTrue("group " + group + " has caught up", Duration.ofMinutes(2), () -> {
            var ends = ends(group);
            return committed(group).entrySet().stream()
                    .allMatch(entry -> entry.getValue().offset() >= ends.getOrDefault(entry.getKey(), 0L));
        });
    }

    /** Every topic there is, the broker's own included. */
    public Set<String> topics() {
        return get(admin.listTopics(new ListTopicsOptions().listInternal(true)).names());
    }

    @Override
    public void close() {
        admin.close();
    }

    private boolean isEmpty(String group) {
        return get(admin.describeConsumerGroups(List.of(group)).all()).values().stream()
                .allMatch(description -> description.members().isEmpty());
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(String group) {
        return get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    }

    private Map<TopicPartition, Long> ends(String group) {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        committed(group).keySet().forEach(partition -> wanted.put(partition, OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        get(admin.listOffsets(wanted).all()).forEach((partition, info) -> ends.put(partition, info.offset()));
        return ends;
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
