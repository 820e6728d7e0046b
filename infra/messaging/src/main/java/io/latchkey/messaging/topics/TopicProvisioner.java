package io.latchkey.messaging.topics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the topics that are missing and says in words how the others differ from what they must be. */
final class TopicProvisioner {

    private static final Logger LOG = LoggerFactory.getLogger(TopicProvisioner.class);

    private final Admin admin;

    TopicProvisioner(Admin admin) {
        this.admin = admin;
    }

    /**
     * Leaves every topic as it must be.
     *
     * @throws TopicMismatchException when one exists and differs; nothing is changed then
     * @throws KafkaException when the broker does not answer
     */
    void ensureTopics(Collection<TopicSettings> topics) throws InterruptedException {
        Set<String> existing = awaitAnswer(admin.listTopics().names());
        createTopics(topics.stream()
                .filter(topic -> !existing.contains(topic.topic().name()))
                .toList());
        List<String> differences = findDifferences(topics.stream()
                .filter(topic -> existing.contains(topic.topic().name()))
                .toList());
        if (!differences.isEmpty()) {
            throw new TopicMismatchException(String.join("; ", differences));
        }
    }

    private void createTopics(List<TopicSettings> missing) throws InterruptedException {
        var results = admin.createTopics(
                        missing.stream().map(TopicSettings::toNewTopic).toList())
                .values();
        for (KafkaFuture<Void> created : results.values()) {
            try {
                awaitAnswer(created);
            } catch (TopicExistsException e) {
                LOG.debug("topics: another service was faster, with the same settings", e);
            }
        }
    }

    private List<String> findDifferences(List<TopicSettings> topics) throws InterruptedException {
        Map<String, TopicSettings> byName =
                topics.stream().collect(Collectors.toMap(topic -> topic.topic().name(), Function.identity()));
        Map<String, TopicDescription> described =
                awaitAnswer(admin.describeTopics(byName.keySet()).allTopicNames());
        Map<ConfigResource, Config> configs = awaitAnswer(admin.describeConfigs(byName.keySet().stream()
                        .map(TopicProvisioner::topicResource)
                        .toList())
                .all());
        var lines = new ArrayList<String>();
        byName.forEach((name, wanted) ->
                lines.addAll(describeDifferences(wanted, described.get(name), configs.get(topicResource(name)))));
        return lines;
    }

    private static List<String> describeDifferences(
            TopicSettings wanted, @Nullable TopicDescription actual, @Nullable Config config) {
        String name = wanted.topic().name();
        if (actual == null || config == null) {
            return List.of("topic " + name + " is gone again");
        }
        var lines = new ArrayList<String>();
        List<TopicPartitionInfo> partitions = actual.partitions();
        compareValue(lines, name, "partitions", wanted.partitions(), partitions.size());
        int replicas = partitions.getFirst().replicas().size();
        compareValue(lines, name, "replication", wanted.replication(), replicas);
        wanted.configs().forEach((key, value) -> {
            ConfigEntry entry = config.get(key);
            compareValue(lines, name, key, value, entry == null ? "not set" : entry.value());
        });
        return lines;
    }

    private static void compareValue(
            List<String> lines, String topic, String what, Object wanted, @Nullable Object actual) {
        if (!wanted.equals(actual)) {
            lines.add("topic " + topic + ": " + what + " is " + actual + ", must be " + wanted);
        }
    }

    private static ConfigResource topicResource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private static <T> T awaitAnswer(KafkaFuture<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
        }
    }
}
