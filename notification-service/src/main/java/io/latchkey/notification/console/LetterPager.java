package io.latchkey.notification.console;

import io.latchkey.notification.letters.LetterQuery;
import io.latchkey.notification.letters.LetterState;
import io.latchkey.notification.letters.LetterView;
import io.latchkey.notification.letters.Place;
import io.latchkey.notification.web.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** Reads which page of letters is wanted. */
@Component
final class LetterPager {

    private static final int USUAL = 50;
    private static final int MOST = 200;
    private static final Set<LetterState> WAITING =
            EnumSet.of(LetterState.OPEN, LetterState.REPLAYING, LetterState.PARKED);

    private final Places places;

    LetterPager(Places places) {
        this.places = places;
    }

    /** Which letters, and how many at most. */
    record Asked(LetterQuery query, int limit) {}

    /** {@code topic}, {@code state}, {@code after}, {@code limit}; fails with {@code invalid-request}. */
    Asked read(MultiValueMap<String, String> query) {
        String topic = places.topic(text(query, "topic"));
        return new Asked(
                new LetterQuery(topic, states(text(query, "state")), after(text(query, "after"))),
                limit(text(query, "limit")));
    }

    /** The {@code after} of the page behind this one; null where this is the last. */
    static @Nullable String next(List<LetterView> page, int limit) {
        if (page.size() < limit) {
            return null;
        }
        LetterView last = page.getLast();
        return last.diedAt() + "/" + last.place();
    }

    private static Set<LetterState> states(String text) {
        if (text.isEmpty()) {
            return WAITING;
        }
        if (text.equals("all")) {
            return EnumSet.allOf(LetterState.class);
        }
        try {
            return EnumSet.of(LetterState.valueOf(text.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException unknown) {
            throw Problem.invalid("/state", "must be open, replaying, replayed, parked, discarded, gone or all")
                    .asException();
        }
    }

    private LetterQuery.After after(String text) {
        if (text.isEmpty()) {
            return LetterQuery.After.nothing();
        }
        int slash = text.indexOf('/');
        try {
            Instant diedAt = Instant.parse(text.substring(0, Math.max(0, slash)));
            Place place = places.read("/after", text.substring(slash + 1));
            return new LetterQuery.After(diedAt, place);
        } catch (DateTimeException notOne) {
            throw Problem.invalid("/after", "must be the next of the page before")
                    .asException();
        }
    }

    private static int limit(String text) {
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
        throw Problem.invalid("/limit", "must be 1 to " + MOST).asException();
    }

    private static String text(MultiValueMap<String, String> query, String name) {
        String value = query.getFirst(name);
        return value == null ? "" : value.strip();
    }
}
