package io.latchkey.notification.deadletter;

/** What was decided about a dead letter. */
public enum DeadLetterState {
    /** Nothing yet. */
    OPEN,
    /** Claimed by a replay that is publishing it, or died over it. */
    REPLAYING,
    /** Published again on its source topic. */
    REPLAYED,
    /** Kept, and left out of replays until it is opened again. */
    PARKED,
    /** Given up, with a reason. */
    DISCARDED,
    /** Older than its topic's retention. */
    GONE
}
