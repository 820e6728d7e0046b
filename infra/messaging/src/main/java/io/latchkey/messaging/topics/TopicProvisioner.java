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
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the topics that are missing and says of the others what differs. */
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
        byName.forEach((name, wanted) -> lines.addAll(
                TopicDifference.describeDifferences(wanted, described.get(name), configs.get(topicResource(name)))));
        return lines;
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
