package io.latchkey.contracts;

/**
 * A topic: its name, how long it keeps what, and how it is keyed.
 *
 * @param name the Kafka topic's name
 * @param kept by age or by key
 */
public record Topic(String name, Kept kept) {

    /** The dead-letter topic of one consumer group of this topic. */
    public Topic deadLetters(String group) {
        return new Topic(name + ".dlt." + group, Topics.DEAD_LETTERS_KEPT);
    }
}
