package io.latchkey.platform.web;

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
public record PageModel(
        String template,
        HttpStatus status,
        Map<String, @Nullable Object> model,
        @Nullable Duration retryAfter) {
    private static final long SECONDS_PER_MINUTE = 60;

    public PageModel {
        model = Collections.unmodifiableMap(new HashMap<>(model));
    }

    /** A page with status 200 and nothing to speak of yet. */
    public static PageModel of(String template) {
        return new PageModel(template, HttpStatus.OK, Map.of(), null);
    }

    /** What a browser gets where a program gets a problem; told by its own name where there is a text for it. */
    public static PageModel ofProblem(Problem problem, PageMessages messages) {
        String other = problem.status().is5xxServerError() ? "internal" : "invalid-request";
        boolean told = messages.defaultBundle().texts().containsKey("problem." + problem.name() + ".title");
        return of("problem")
                .status(problem.status())
                .with("name", told ? problem.name() : other)
                .with("errors", problem.extra().get("errors"))
                .withRetryAfter(problem.retryAfter());
    }

    public PageModel status(HttpStatus other) {
        return new PageModel(template, other, model, retryAfter);
    }

    /** 503 with Retry-After. */
    public PageModel asUnavailable(Duration after) {
        return status(HttpStatus.SERVICE_UNAVAILABLE).withRetryAfter(after);
    }

    /** 429 with Retry-After. */
    public PageModel asTooManyRequests(Duration after) {
        return status(HttpStatus.TOO_MANY_REQUESTS).withRetryAfter(after);
    }

    /** The same page with one more thing to speak of. */
    public PageModel with(String name, @Nullable Object value) {
        Map<String, @Nullable Object> more = new HashMap<>(model);
        more.put(name, value);
        return new PageModel(template, status, more, retryAfter);
    }

    /** With Retry-After, which the template knows as {@code wait}, in seconds, and as {@code minutes}, rounded up. */
    PageModel withRetryAfter(@Nullable Duration pause) {
        return pause == null
                ? this
                : new PageModel(template, status, model, pause)
                        .with("wait", Problem.toSeconds(pause))
                        .with("minutes", Math.ceilDiv(Problem.toSeconds(pause), SECONDS_PER_MINUTE));
    }
}
