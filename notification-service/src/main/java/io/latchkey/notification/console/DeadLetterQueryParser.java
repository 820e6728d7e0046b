package io.latchkey.notification.console;

import io.latchkey.notification.deadletter.DeadLetterFilter;
import io.latchkey.notification.deadletter.DeadLetterView;
import io.latchkey.notification.deadletter.DeadLetterView.DeadLetterState;
import io.latchkey.notification.deadletter.RecordPosition;
import io.latchkey.platform.web.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Reads which page of dead letters is wanted. */
final class DeadLetterQueryParser {

    private static final int USUAL = 50;
    private static final int MOST = 200;
    private static final Set<DeadLetterState> WAITING =
            EnumSet.of(DeadLetterState.OPEN, DeadLetterState.REPLAYING, DeadLetterState.PARKED);

    private DeadLetterQueryParser() {}

    /** Which dead letters, and how many at most. */
    record PageRequest(DeadLetterFilter filter, int limit) {}

    /** {@code topic}, {@code state}, {@code after}, {@code limit}; fails with {@code invalid-request}. */
    static PageRequest parseQuery(MultiValueMap<String, String> query) {
        String topic = RecordPositionResolver.requireTopic(readParameter(query, "topic"));
        return new PageRequest(
                new DeadLetterFilter(
                        topic, parseStates(readParameter(query, "state")), parseCursor(readParameter(query, "after"))),
                parseLimit(readParameter(query, "limit")));
    }

    /** The {@code after} of the page behind this one; null where this is the last. */
    static @Nullable String nextCursor(List<DeadLetterView> page, int limit) {
        if (page.size() < limit) {
            return null;
        }
        DeadLetterView last = page.getLast();
        return last.diedAt() + "/" + last.place();
    }

    private static Set<DeadLetterState> parseStates(String text) {
        if (text.isEmpty()) {
            return WAITING;
        }
        if (text.equals("all")) {
            return EnumSet.allOf(DeadLetterState.class);
        }
        try {
            return EnumSet.of(DeadLetterState.valueOf(text.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException unknown) {
            throw Problem.invalidRequest("/state", "must be open, replaying, replayed, parked, discarded, gone or all")
                    .toException();
        }
    }

    private static DeadLetterFilter.Cursor parseCursor(String text) {
        if (text.isEmpty()) {
            return DeadLetterFilter.Cursor.fromStart();
        }
        int slash = text.indexOf('/');
        try {
            Instant diedAt = Instant.parse(text.substring(0, Math.max(0, slash)));
            RecordPosition position = RecordPositionResolver.parsePosition("/after", text.substring(slash + 1));
            return new DeadLetterFilter.Cursor(diedAt, position);
        } catch (DateTimeException notOne) {
            throw Problem.invalidRequest("/after", "must be the next of the page before")
                    .toException();
        }
    }

    private static int parseLimit(String text) {
        if (text.isEmpty()) {
            return USUAL;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1) {
                return Math.min(limit, MOST);
            }
        } catch (NumberFormatException notOne) {
            // Said below.
        }
        throw Problem.invalidRequest("/limit", "must be 1 to " + MOST).toException();
    }

    private static String readParameter(MultiValueMap<String, String> query, String name) {
        String value = query.getFirst(name);
        return value == null ? "" : value.strip();
    }
}
