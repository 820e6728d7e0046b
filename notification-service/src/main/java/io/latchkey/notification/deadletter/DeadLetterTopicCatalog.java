package io.latchkey.notification.deadletter;

import io.latchkey.contracts.EventSource;
import io.latchkey.contracts.EventTopics;
import io.latchkey.contracts.Topic;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every dead-letter topic there can be, and what it belongs to. */
public final class DeadLetterTopicCatalog {

    private static final Map<String, DeadLetterTopic> ALL = EventTopics.ALL.stream()
            .flatMap(topic -> Stream.of(EventSource.values()).map(reader -> createTopic(topic, reader)))
            .collect(Collectors.toMap(DeadLetterTopic::name, Function.identity()));

    private DeadLetterTopicCatalog() {}

    /** A dead-letter topic: records of that topic that this group could not process. */
    record DeadLetterTopic(String name, Topic source, String group) {

        /** A copy on a compacted topic would become the newest of its key: an erased person would be back. */
        boolean mayBeReplayed() {
            return source.kept() instanceof Topic.Retention.ForAge;
        }
    }

    /** Sorted. */
    public static List<String> topicNames() {
        return ALL.keySet().stream().sorted().toList();
    }

    public static boolean isDeadLetterTopic(String name) {
        return ALL.containsKey(name);
    }

    static DeadLetterTopic requireTopic(String name) {
        DeadLetterTopic topic = ALL.get(name);
        if (topic == null) {
            throw new IllegalArgumentException(name + " is no dead-letter topic");
        }
        return topic;
    }

    private static DeadLetterTopic createTopic(Topic topic, EventSource reader) {
        return new DeadLetterTopic(topic.deadLetters(reader.consumerGroup()).name(), topic, reader.consumerGroup());
    }
}
