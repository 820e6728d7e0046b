package io.latchkey.notification.deadletter;

import io.latchkey.notification.deadletter.ReplayReport.ReplayEffect;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as operators see it; no content.
 *
 * @param group the consumer group that could not process it
 * @param cause an exception's class and our own message
 * @param subject the account it is about, where its headers say so
 * @param happenedAt its {@code ce_time}
 * @param bytes size of its value; null: it has none
 * @param replayedTo where the last replay put it: partition and offset of its source topic
 */
public record DeadLetterView(
        RecordPosition place,
        String sourceTopic,
        String group,
        @Nullable Integer sourcePartition,
        @Nullable Long sourceOffset,
        String cause,
        @Nullable String eventType,
        @Nullable UUID eventId,
        @Nullable UUID subject,
        @Nullable Instant happenedAt,
        @Nullable Integer bytes,
        Instant diedAt,
        DeadLetterState state,
        Instant changedAt,
        @Nullable UUID changedBy,
        @Nullable String reason,
        @Nullable String replayedTo) {

    /**
     * A dead letter read from its topic.
     *
     * @param verdict what its replay would do
     * @param data the event's JSON, where it is one that we know: ids only; null for everything else
     */
    public record Preview(ReplayEffect verdict, @Nullable String data) {}

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
}
