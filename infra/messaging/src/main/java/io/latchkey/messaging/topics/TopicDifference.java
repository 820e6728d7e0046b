package io.latchkey.messaging.topics;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.jspecify.annotations.Nullable;

/** Says in words how a topic differs from what it must be. */
final class TopicDifference {

    private TopicDifference() {}

    static List<String> describeDifferences(
            TopicSettings wanted, @Nullable TopicDescription actual, @Nullable Config config) {
        String name = wanted.topic().name();
        if (actual == null || config == null) {
            return List.of("topic " + name + " is gone again");
        }
        var lines = new ArrayList<String>();
        compareValue(
                lines,
                name,
                "partitions",
                wanted.partitions(),
                actual.partitions().size());
        compareValue(
                lines,
                name,
                "replication",
                wanted.replication(),
                actual.partitions().getFirst().replicas().size());
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
}
