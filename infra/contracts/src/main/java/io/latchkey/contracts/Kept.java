package io.latchkey.contracts;

import java.time.Duration;

/** How long a topic keeps a record. */
public sealed interface Kept {

    /** Every record, until it is older than {@code age}. */
    record ForAge(Duration age) implements Kept {}

    /**
     * The newest record of each key.
     *
     * @param maxLag after this an overwritten record is gone from closed segments
     * @param tombstones how long a reader has to see a tombstone
     */
    record Compacted(Duration maxLag, Duration tombstones) implements Kept {}
}
