package io.latchkey.notification.channel;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How long SendGrid asks for no further request, from its headers. */
final class SendGridRateLimit {

    private SendGridRateLimit() {}

    /**
     * After an accepted mail: until the reset where nothing remains.
     *
     * @param headers in lower case
     */
    static @Nullable Duration restAfterAccepted(Map<String, String> headers, Instant now) {
        return "0".equals(headers.getOrDefault("x-ratelimit-remaining", "").strip()) ? untilReset(headers, now) : null;
    }

    /** After a refusal: {@code Retry-After}, else until the reset. */
    static @Nullable Duration restAfterRefused(Map<String, String> headers, Instant now) {
        Duration asked = parseRetryAfter(headers.get("retry-after"), now);
        return asked == null ? untilReset(headers, now) : asked;
    }

    /** The reset comes in seconds since 1970. */
    private static @Nullable Duration untilReset(Map<String, String> headers, Instant now) {
        String reset = headers.getOrDefault("x-ratelimit-reset", "").strip();
        if (!reset.matches("\\d{1,11}")) {
            return null;
        }
        Duration rest = Duration.between(now, Instant.ofEpochSecond(Long.parseLong(reset)));
        return rest.isPositive() ? rest : null;
    }

    /** {@code Retry-After} as seconds or as an HTTP date (RFC 9110, 10.2.3); null where it is absent or malformed. */
    static @Nullable Duration parseRetryAfter(@Nullable String header, Instant now) {
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
