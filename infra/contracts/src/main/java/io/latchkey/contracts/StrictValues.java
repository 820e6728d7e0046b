package io.latchkey.contracts;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Identifiers and times as the contract writes them, in headers and data alike; anything else is null. */
final class StrictValues {

    // UUID.fromString takes "1-1-1-1-1" for one, too.
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}");

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("3000-01-01T00:00:00Z");

    private StrictValues() {}

    /** 36 characters in the form of RFC 9562, of either case. */
    static @Nullable UUID parseUuid(@Nullable String text) {
        return text != null && UUID_FORM.matcher(text).matches() ? UUID.fromString(text) : null;
    }

    /** ISO 8601 with an offset, between the years 2000 and 2999: what every database can hold. */
    static @Nullable Instant parseTime(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            Instant time = Instant.parse(text);
            return time.isBefore(EARLIEST) || !time.isBefore(LATEST) ? null : time;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
