package io.latchkey.gateway.history;

import io.latchkey.platform.web.PageCursor;
import java.util.Optional;
import java.util.UUID;

/** A place in the history of one account, newest first; opaque to whoever carries it from page to page. */
public record HistoryCursor(UUID accountId, long position) {
    private static final PageCursor FORM = new PageCursor("history", 3);

    /** Reads what {@link #toText()} gave for this account; anything else is empty. */
    public static Optional<HistoryCursor> fromText(UUID accountId, String text) {
        return FORM.parse(text)
                .map(parts -> new HistoryCursor(new UUID(parts[0], parts[1]), parts[2]))
                .filter(cursor -> cursor.position > 0 && cursor.accountId.equals(accountId));
    }

    /** URL-safe. */
    public String toText() {
        return FORM.format(accountId.getMostSignificantBits(), accountId.getLeastSignificantBits(), position);
    }
}
