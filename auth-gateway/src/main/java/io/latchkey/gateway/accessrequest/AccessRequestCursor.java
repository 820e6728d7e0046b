package io.latchkey.gateway.accessrequest;

import io.latchkey.platform.web.PageCursor;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A place in the list of requests for accounts, newest first; opaque to whoever carries it from page to page. */
public record AccessRequestCursor(Instant requestedAt, UUID id) {
    private static final PageCursor FORM = new PageCursor("access-requests", 3);

    static AccessRequestCursor of(AccessRequest request) {
        return new AccessRequestCursor(request.requestedAt(), request.id());
    }

    /** Reads what {@link #toText()} gave; anything else is empty. */
    public static Optional<AccessRequestCursor> fromText(String text) {
        return FORM.parse(text).flatMap(parts -> PageCursor.toTime(parts[0])
                .map(time -> new AccessRequestCursor(time, new UUID(parts[1], parts[2]))));
    }

    /** URL-safe. */
    public String toText() {
        return FORM.format(PageCursor.fromTime(requestedAt), id.getMostSignificantBits(), id.getLeastSignificantBits());
    }
}
