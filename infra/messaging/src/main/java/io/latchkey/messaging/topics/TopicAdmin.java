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
final class TopicAdmin {

    private static final Logger LOG = LoggerFactory.getLogger(TopicAdmin.class);

    private final Admin admin;

    TopicAdmin(Admin admin) {
        this.admin = admin;
    }

    /**
     * Leaves every topic as it must be.
     *
     * @throws TopicMismatch when one exists and differs; nothing is changed then
     * @throws KafkaException when the broker does not answer
     */
    void ensure(Collection<TopicSettings> topics) throws InterruptedException {
        Set<String> existing = answer(admin.listTopics().names());
        create(topics.stream()
                .filter(topic -> !existing.contains(topic.topic().name()))
                .toList());
        List<String> differences = differences(topics.stream()
                .filter(topic -> existing.contains(topic.topic().name()))
                .toList());
        if (!differences.isEmpty()) {
            throw new TopicMismatch(String.join("; ", differences));
        }
    }

    private void create(List<TopicSettings> missing) throws InterruptedException {
        var results = admin.createTopics(
                        missing.stream().map(TopicSettings::toCreate).toList())
                .values();
        for (KafkaFuture<Void> created : results.values()) {
            try {
                answer(created);
            } catch (TopicExistsException e) {
                LOG.debug("topics: another service was faster, with the same settings", e);
            }
        }
    }

    private List<String> differences(List<TopicSettings> topics) throws InterruptedException {
        Map<String, TopicSettings> byName =
                topics.stream().collect(Collectors.toMap(topic -> topic.topic().name(), Function.identity()));
        Map<String, TopicDescription> described =
                answer(admin.describeTopics(byName.keySet()).allTopicNames());
        Map<ConfigResource, Config> configs = answer(admin.describeConfigs(
                        byName.keySet().stream().map(TopicAdmin::resource).toList())
                .all());
        var lines = new ArrayList<String>();
        byName.forEach((name, wanted) ->
                lines.addAll(TopicDifference.of(wanted, described.get(name), configs.get(resource(name)))));
        return lines;
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private static <T> T answer(KafkaFuture<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
        }
    }
}
