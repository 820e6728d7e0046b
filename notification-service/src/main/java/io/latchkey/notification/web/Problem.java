package io.latchkey.notification.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A refusal as the caller sees it (RFC 9457).
 *
 * @param name the last part of {@code urn:latchkey:problem:<name>}
 * @param title one plain sentence, always the same for a name
 * @param extra further members, at top level
 * @param retryAfter seconds; null where trying again does not help
 */
public record Problem(
        HttpStatus status,
        String name,
        String title,
        Map<String, Object> extra,
        @Nullable Integer retryAfter) {

    public static final Problem UNAUTHENTICATED =
            of(HttpStatus.UNAUTHORIZED, "unauthenticated", "Nobody is signed in, or the token does not hold.");
    public static final Problem FORBIDDEN =
            of(HttpStatus.FORBIDDEN, "forbidden", "This account does not have the role OPERATIONS.");
    public static final Problem NOT_FOUND = of(HttpStatus.NOT_FOUND, "not-found", "There is nothing at this address.");
    static final Problem CROSS_ORIGIN =
            of(HttpStatus.FORBIDDEN, "cross-origin", "The request comes from another site.");
    static final Problem TOO_LARGE = of(HttpStatus.CONTENT_TOO_LARGE, "too-large", "The request is too large.");
    static final Problem METHOD_NOT_ALLOWED =
            of(HttpStatus.METHOD_NOT_ALLOWED, "method-not-allowed", "This address does not take this method.");
    static final Problem NOT_ACCEPTABLE =
            of(HttpStatus.NOT_ACCEPTABLE, "not-acceptable", "The answer exists in none of the forms asked for.");
    static final Problem UNSUPPORTED =
            of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type", "The request's body is of another type.");
    static final Problem UNEXPECTED = of(HttpStatus.INTERNAL_SERVER_ERROR, "unexpected", "Something went wrong here.");
    private static final int SOON = 5;
    private static final String TYPE = "urn:latchkey:problem:";

    public Problem {
        extra = Map.copyOf(extra);
    }

    public static Problem of(HttpStatus status, String name, String title) {
        return new Problem(status, name, title, Map.of(), null);
    }

    /** 400: one field is not as it must be; {@code detail} says how it must be. */
    public static Problem invalidRequest(String pointer, String detail) {
        return new Problem(
                HttpStatus.BAD_REQUEST,
                "invalid-request",
                "The request is not as it must be.",
                Map.of("errors", List.of(Map.of("pointer", pointer, "detail", detail))),
                null);
    }

    /** 409: what was asked for does not fit what stands there now. */
    public static Problem conflict(String name, String title) {
        return of(HttpStatus.CONFLICT, name, title);
    }

    /** 503: what is needed for it is away. */
    public static Problem unavailable() {
        return new Problem(
                HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "This cannot be done right now.", Map.of(), SOON);
    }

    /** To be thrown or signalled where an answer is expected. */
    public RuntimeException asException() {
        return new ProblemException(this);
    }

    Map<String, Object> toMembers() {
        var members = new LinkedHashMap<String, Object>();
        members.put("type", TYPE + name);
        members.put("title", title);
        members.put("status", status.value());
        members.putAll(extra);
        return members;
    }
}
