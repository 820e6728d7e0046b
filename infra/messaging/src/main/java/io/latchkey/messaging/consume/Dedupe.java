package io.latchkey.messaging.consume;

/** How a subscription makes sure that each event has one effect. */
public enum Dedupe {
    /** What was seen before is filtered by the inbox, in the transaction of the effect. */
    INBOX,
    /** The handler applies a record only where its version is greater; for compacted topics. */
    VERSION
}
