package io.latchkey.notification.channel;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** {@code Retry-After} as seconds or as an HTTP date (RFC 9110, 10.2.3). */
final class RetryAfterHeader {

    private RetryAfterHeader() {}

    /** How long to wait; null where the header is absent or makes no sense. */
    static @Nullable Duration parseDelay(@Nullable String header, Instant now) {
        if (header == null) {
            return null;
        }
        String value = header.strip();
        try {
            return value.matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(value)) : untilDate(value, now);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Duration untilDate(String date, Instant now) {
        Instant then =
                ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        return then.isAfter(now) ? Duration.between(now, then) : null;
    }
}
