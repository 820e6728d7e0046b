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
 * @param exposure what its length may tell
 */
public record PageModel(
        String template,
        HttpStatus status,
        Map<String, @Nullable Object> model,
        @Nullable Duration retryAfter,
        Exposure exposure) {
    private static final long SECONDS_PER_MINUTE = 60;

    public PageModel {
        model = Collections.unmodifiableMap(new HashMap<>(model));
    }

    /** How a page is compressed ({@code infra/docs/adr/0028}). */
    public enum Exposure {
        /** Its model is one of a few, the same for everybody: whole, and kept. */
        SHARED,
        /** There is no secret in it, or nothing that anybody but its reader could have put there: whole. */
        PLAIN,
        /** Only what all pages have in common. */
        GUARDED
    }

    /** A page with status 200 and nothing to speak of yet; guarded, until something else is said of it. */
    public static PageModel of(String template) {
        return new PageModel(template, HttpStatus.OK, Map.of(), null, Exposure.GUARDED);
    }

    /** What a browser gets where a program gets a problem; told by its own name where there is a text for it. */
    public static PageModel ofProblem(Problem problem, PageMessages messages) {
        String other = problem.status().is5xxServerError() ? "internal" : "invalid-request";
        boolean told = messages.defaultBundle().texts().containsKey("problem." + problem.name() + ".title");
        return of("problem")
                .status(problem.status())
                .with("name", told ? problem.name() : other)
                .with("errors", problem.extra().get("errors"))
                .withRetryAfter(problem.retryAfter())
                .plain();
    }

    /** The same page as one of a few that everybody sees alike; said last, for one more value guards it again. */
    public PageModel shared() {
        return withExposure(Exposure.SHARED);
    }

    /** The same page as one whose length tells nothing; said last, for one more value guards it again. */
    public PageModel plain() {
        return withExposure(Exposure.PLAIN);
    }

    public PageModel status(HttpStatus other) {
        return new PageModel(template, other, model, retryAfter, exposure);
    }

    /** 503 with Retry-After. */
    public PageModel asUnavailable(Duration after) {
        return status(HttpStatus.SERVICE_UNAVAILABLE).withRetryAfter(after);
    }

    /** 429 with Retry-After. */
    public PageModel asTooManyRequests(Duration after) {
        return status(HttpStatus.TOO_MANY_REQUESTS).withRetryAfter(after);
    }

    /** The same page with one more thing to speak of, which nothing is known of: guarded. */
    public PageModel with(String name, @Nullable Object value) {
        Map<String, @Nullable Object> more = new HashMap<>(model);
        more.put(name, value);
        return new PageModel(template, status, more, retryAfter, Exposure.GUARDED);
    }

    /** With Retry-After, which the template knows as {@code wait}, in seconds, and as {@code minutes}, rounded up. */
    PageModel withRetryAfter(@Nullable Duration pause) {
        return pause == null
                ? this
                : new PageModel(template, status, model, pause, exposure)
                        .with("wait", Problem.toSeconds(pause))
                        .with("minutes", Math.ceilDiv(Problem.toSeconds(pause), SECONDS_PER_MINUTE));
    }

    private PageModel withExposure(Exposure other) {
        return new PageModel(template, status, model, retryAfter, other);
    }
}
