package io.latchkey.gateway.directory;

import io.latchkey.platform.web.PageCursor;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A place in the list of accounts, newest first; opaque to whoever carries it from page to page. */
public record AccountCursor(Instant createdAt, UUID accountId) {
    private static final PageCursor FORM = new PageCursor("accounts", 3);

    /** Reads what {@link #toText()} gave; anything else is empty. */
    public static Optional<AccountCursor> fromText(String text) {
        return FORM.parse(text).flatMap(parts -> PageCursor.toTime(parts[0])
                .map(time -> new AccountCursor(time, new UUID(parts[1], parts[2]))));
    }

    /** URL-safe. */
    public String toText() {
        return FORM.format(
                PageCursor.fromTime(createdAt),
                accountId.getMostSignificantBits(),
                accountId.getLeastSignificantBits());
    }
}
