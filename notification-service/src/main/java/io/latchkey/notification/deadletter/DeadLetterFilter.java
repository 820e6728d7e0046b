package io.latchkey.notification.deadletter;

import io.latchkey.notification.deadletter.DeadLetterView.DeadLetterState;
import java.time.Instant;
import java.util.Set;

/**
 * Which dead letters are meant.
 *
 * @param topic a dead-letter topic; empty: all
 * @param states in any of these
 * @param after behind this one in the list; the first page is behind nothing
 */
public record DeadLetterFilter(String topic, Set<DeadLetterState> states, Cursor after) {

    private static final RecordPosition NOWHERE = new RecordPosition("", 0, -1);

    public DeadLetterFilter {
        states = Set.copyOf(states);
    }

    /** The position in the list where a page ended. */
    public record Cursor(Instant diedAt, RecordPosition position) {

        /** Before the first. */
        public static Cursor fromStart() {
            return new Cursor(Instant.EPOCH, NOWHERE);
        }

        /** Behind this dead letter. */
        public static Cursor of(DeadLetterView last) {
            return new Cursor(last.diedAt(), last.place());
        }
    }

    /** What waits to be replayed, of one topic or all. */
    public static DeadLetterFilter openLetters(String topic) {
        return new DeadLetterFilter(topic, Set.of(DeadLetterState.OPEN), Cursor.fromStart());
    }
}
