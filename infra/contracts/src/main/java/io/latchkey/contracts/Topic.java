package io.latchkey.contracts;

import java.time.Duration;

/**
 * A topic: its name, how long it keeps what, and how it is keyed.
 *
 * @param name the Kafka topic's name
 * @param kept by age or by key
 */
public record Topic(String name, Retention kept) {

    /** The dead-letter topic of one consumer group of this topic. */
    public Topic deadLetters(String group) {
        return new Topic(name + ".dlt." + group, EventTopics.DEAD_LETTERS_KEPT);
    }

    /** How long a topic keeps a record. */
    public sealed interface Retention {

        /** Every record, until it is older than {@code age}. */
        record ForAge(Duration age) implements Retention {}

        /**
         * The newest record of each key.
         *
         * @param maxLag after this an overwritten record is gone from closed segments
         * @param tombstones how long a reader has to see a tombstone
         */
        record Compacted(Duration maxLag, Duration tombstones) implements Retention {}
    }
}
