package io.latchkey.notification.letters;

import java.time.Instant;
import java.util.Set;

/**
 * Which letters are meant.
 *
 * @param topic a dead-letter topic; empty: all
 * @param states in any of these
 * @param after behind this one in the list; the first page is behind nothing
 */
public record LetterQuery(String topic, Set<LetterState> states, After after) {

    private static final Place NOWHERE = new Place("", 0, -1);

    public LetterQuery {
        states = Set.copyOf(states);
    }

    /** The place in the list where a page ended. */
    public record After(Instant diedAt, Place place) {

        /** Before the first. */
        public static After nothing() {
            return new After(Instant.EPOCH, NOWHERE);
        }

        /** Behind this letter. */
        public static After of(LetterView letter) {
            return new After(letter.diedAt(), letter.place());
        }
    }

    /** What waits to be replayed, of one topic or all. */
    public static LetterQuery open(String topic) {
        return new LetterQuery(topic, Set.of(LetterState.OPEN), After.nothing());
    }
}
