package io.latchkey.notification.deadletter;

import org.apache.kafka.common.TopicPartition;

/** Topic, partition and offset of a dead letter: its name for operators and programs. */
public record RecordPosition(String topic, int partition, long offset) implements Comparable<RecordPosition> {

    TopicPartition topicPartition() {
        return new TopicPartition(topic, partition);
    }

    @Override
    public int compareTo(RecordPosition other) {
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
