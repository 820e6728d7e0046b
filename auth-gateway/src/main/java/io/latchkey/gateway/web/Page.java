package io.latchkey.gateway.web;

import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A page to be shown: its template and what the template speaks of. Never holds a password.
 *
 * @param retryAfter when to try again; null where trying again does not help
 */
public record Page(
        String template,
        HttpStatus status,
        Map<String, @Nullable Object> model,
        @Nullable Duration retryAfter) {
    private static final long SECONDS_PER_MINUTE = 60;

    public Page {
        model = Collections.unmodifiableMap(new HashMap<>(model));
    }

    /** A page with status 200 and nothing to speak of yet. */
    public static Page of(String template) {
        return new Page(template, HttpStatus.OK, Map.of(), null);
    }

    public Page status(HttpStatus other) {
        return new Page(template, other, model, retryAfter);
    }

    /** 503 with Retry-After. */
    public Page tryAgain(Duration after) {
        return status(HttpStatus.SERVICE_UNAVAILABLE).after(after);
    }

    /** 429 with Retry-After. */
    public Page tooMany(Duration after) {
        return status(HttpStatus.TOO_MANY_REQUESTS).after(after);
    }

    /** The same page with one more thing to speak of. */
    public Page with(String name, @Nullable Object value) {
        Map<String, @Nullable Object> more = new HashMap<>(model);
        more.put(name, value);
        return new Page(template, status, more, retryAfter);
    }

    /** With Retry-After, which the template knows as {@code wait}, in seconds, and as {@code minutes}, rounded up. */
    Page after(@Nullable Duration pause) {
        return pause == null
                ? this
                : new Page(template, status, model, pause)
                        .with("wait", RetryAfter.seconds(pause))
                        .with("minutes", Math.ceilDiv(RetryAfter.seconds(pause), SECONDS_PER_MINUTE));
    }
}
