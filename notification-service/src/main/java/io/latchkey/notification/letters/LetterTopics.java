package io.latchkey.notification.letters;

import io.latchkey.contracts.EventSource;
import io.latchkey.contracts.Kept;
import io.latchkey.contracts.Topic;
import io.latchkey.contracts.Topics;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every dead-letter topic there can be, and what it belongs to. */
final class LetterTopics {

    private static final Map<String, LetterTopic> ALL = Topics.ALL.stream()
            .flatMap(topic -> Stream.of(EventSource.values()).map(reader -> of(topic, reader)))
            .collect(Collectors.toMap(LetterTopic::name, Function.identity()));

    private LetterTopics() {}

    /** A dead-letter topic: letters of this group about records of that topic. */
    record LetterTopic(String name, Topic source, String group) {

        /** A copy on a compacted topic would become the newest of its key: an erased person would be back. */
        boolean mayBeReplayed() {
            return source.kept() instanceof Kept.ForAge;
        }
    }

    static List<String> names() {
        return ALL.keySet().stream().sorted().toList();
    }

    static boolean isOne(String name) {
        return ALL.containsKey(name);
    }

    static LetterTopic named(String name) {
        LetterTopic topic = ALL.get(name);
        if (topic == null) {
            throw new IllegalArgumentException(name + " is no dead-letter topic");
        }
        return topic;
    }

    private static LetterTopic of(Topic topic, EventSource reader) {
        return new LetterTopic(topic.deadLetters(reader.group()).name(), topic, reader.group());
    }
}
