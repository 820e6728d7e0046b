package io.latchkey.notification.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How long SendGrid wants no further request, by its own headers. */
final class SendGridRateLimit {

    private SendGridRateLimit() {}

    /**
     * After an answer that took the mail: until the reset where nothing remains.
     *
     * @param headers in lower case
     */
    static @Nullable Duration restAfterAccepted(Map<String, String> headers, Instant now) {
        return "0".equals(headers.getOrDefault("x-ratelimit-remaining", "").strip()) ? untilReset(headers, now) : null;
    }

    /** After a refusal: {@code Retry-After}, else until the reset. */
    static @Nullable Duration restAfterRefused(Map<String, String> headers, Instant now) {
        Duration asked = RetryAfterHeader.parseDelay(headers.get("retry-after"), now);
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
}
