package io.latchkey.messaging.topics;

import io.latchkey.contracts.Topic;
import io.latchkey.messaging.MessagingProperties;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** How a topic must be set: from what the contract says of it and from the service's settings. */
record TopicSettings(Topic topic, int partitions, int replication, Map<String, String> configs) {

    // What arrives is at most Kafka's usual megabyte; a dead letter is that and its headers.
    private static final String LARGEST = "1048588";
    private static final String LARGEST_DEAD_LETTER = "2097152";
    private static final String SMALL_SEGMENT = "16777216";

    static TopicSettings fromTopic(Topic topic, MessagingProperties properties) {
        var configs = new TreeMap<String, String>();
        configs.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, String.valueOf(properties.minInsyncReplicas()));
        configs.put(
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG, topic.name().contains(".dlt.") ? LARGEST_DEAD_LETTER : LARGEST);
        switch (topic.kept()) {
            case Topic.Retention.ForAge kept -> {
                configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
                configs.put(
                        TopicConfig.RETENTION_MS_CONFIG,
                        String.valueOf(kept.age().toMillis()));
            }
            case Topic.Retention.Compacted kept -> {
                configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
                configs.put(
                        TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
                        String.valueOf(kept.maxLag().toMillis()));
                configs.put(
                        TopicConfig.DELETE_RETENTION_MS_CONFIG,
                        String.valueOf(kept.tombstones().toMillis()));
                configs.put(TopicConfig.SEGMENT_BYTES_CONFIG, SMALL_SEGMENT);
                configs.put(TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.1");
            }
        }
        return new TopicSettings(topic, properties.partitions(), properties.replication(), configs);
    }

    NewTopic toNewTopic() {
        return new NewTopic(topic.name(), partitions, (short) replication).configs(configs);
    }
}
