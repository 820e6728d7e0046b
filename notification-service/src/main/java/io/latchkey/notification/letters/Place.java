package io.latchkey.notification.letters;

import org.apache.kafka.common.TopicPartition;

/** Where a letter lies: its name for everybody. */
public record Place(String topic, int partition, long offset) implements Comparable<Place> {

    TopicPartition topicPartition() {
        return new TopicPartition(topic, partition);
    }

    @Override
    public int compareTo(Place other) {
        int byTopic = topic.compareTo(other.topic);
        int byPartition = byTopic == 0 ? Integer.compare(partition, other.partition) : byTopic;
        return byPartition == 0 ? Long.compare(offset, other.offset) : byPartition;
    }

    /** As operators write it. */
    @Override
    public String toString() {
        return topic + "/" + partition + "/" + offset;
    }
}
