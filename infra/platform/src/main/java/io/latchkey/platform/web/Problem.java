package io.latchkey.platform.web;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

/**
 * A refusal as the client sees it (RFC 9457).
 *
 * @param name the last part of {@code urn:latchkey:problem:<name>}
 * @param title one plain sentence, always the same for a name
 * @param extra further members, at top level
 * @param retryAfter when to try again; null where trying again does not help
 */
public record Problem(
        HttpStatus status,
        String name,
        String title,
        Map<String, Object> extra,
        @Nullable Duration retryAfter) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String TYPE = "urn:latchkey:problem:";

    public Problem {
        extra = Map.copyOf(extra);
    }

    public static Problem of(HttpStatus status, String name, String title) {
        return new Problem(status, name, title, Map.of(), null);
    }

    /** 400: the request cannot be what the caller meant. */
    static Problem invalidRequest(List<FieldError> errors) {
        return of(HttpStatus.BAD_REQUEST, "invalid-request", "The request is not as it must be.")
                .with("errors", List.copyOf(errors));
    }

    /** The same for one field; {@code detail} says how it must be. */
    public static Problem invalidRequest(String pointer, String detail) {
        return invalidRequest(List.of(new FieldError(pointer, detail)));
    }

    /** 503 with Retry-After. */
    public static Problem unavailable(Duration retryAfter) {
        return of(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "This cannot be done right now.")
                .withRetryAfter(retryAfter);
    }

    /** 429 with Retry-After. */
    public static Problem tooManyRequests(Duration retryAfter) {
        return of(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests", "Too many requests from this network.")
                .withRetryAfter(retryAfter);
    }

    /** 422: another password helps; {@code reasons} by the contract's names. */
    public static Problem passwordRejected(List<String> reasons) {
        return of(HttpStatus.UNPROCESSABLE_CONTENT, "password-rejected", "This password will not do.")
                .with("reasons", reasons);
    }

    /** 429 with Retry-After: one account or network tried too often, and this was not looked at. */
    public static Problem tooManyAttempts(Duration retryAfter) {
        return of(HttpStatus.TOO_MANY_REQUESTS, "too-many-attempts", "Too many attempts.")
                .withRetryAfter(retryAfter);
    }

    /** The same with one more member. */
    public Problem with(String member, Object value) {
        var more = new LinkedHashMap<>(extra);
        more.put(member, value);
        return new Problem(status, name, title, more, retryAfter);
    }

    /** To be thrown or signalled where an answer is expected. */
    public RuntimeException toException() {
        return new ProblemException(this);
    }

    /** Whether a failure is this problem on its way to the edge, whatever else it says. */
    public boolean isCarriedBy(Throwable failure) {
        return failure instanceof ProblemException carrier
                && carrier.getProblem().name().equals(name);
    }

    /** As {@code application/problem+json}. */
    public byte[] toJson() {
        return JSON.writeValueAsBytes(toMembers());
    }

    /** The value of {@code Retry-After}; empty where trying again does not help. */
    public Optional<String> findRetryAfterSeconds() {
        return Optional.ofNullable(retryAfter).map(pause -> Long.toString(toSeconds(pause)));
    }

    private Map<String, Object> toMembers() {
        var members = new LinkedHashMap<String, Object>();
        members.put("type", TYPE + name);
        members.put("title", title);
        members.put("status", status.value());
        members.putAll(extra);
        return members;
    }

    /** How a pause is told: in whole seconds, rounded up, for who comes back at the second told must not come too early. */
    static long toSeconds(Duration pause) {
        return Math.max(1, pause.plusMillis(999).toSeconds());
    }

    private Problem withRetryAfter(Duration pause) {
        return new Problem(status, name, title, extra, pause);
    }

    /**
     * What is wrong with one field of a request.
     *
     * @param pointer JSON pointer (RFC 6901) of the field; a slash and its name for a parameter or a header; empty for the request as a whole
     * @param detail plain words that never repeat what was sent
     */
    record FieldError(String pointer, String detail) {
        FieldError {
            if (!pointer.isEmpty() && !pointer.startsWith("/")) {
                throw new IllegalArgumentException("a pointer begins with a slash: " + pointer);
            }
        }
    }

    /** Carries a problem to the edge, where it becomes the answer. */
    static final class ProblemException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Problem problem;

        ProblemException(Problem problem) {
            // No stack trace: it is an answer, made by the thousand when routes are scanned.
            super(problem.name(), null, false, false);
            this.problem = problem;
        }

        Problem getProblem() {
            return problem;
        }
    }
}
