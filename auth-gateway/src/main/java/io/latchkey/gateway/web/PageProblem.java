package io.latchkey.gateway.web;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The page that a browser gets where a program gets a problem document. */
final class PageProblem {

    private static final Set<String> TOLD = Set.of(
            "invalid-request",
            "forbidden",
            "cross-origin",
            "not-found",
            "method-not-allowed",
            "not-acceptable",
            "too-large",
            "unsupported-media-type",
            "too-many-requests",
            "unavailable");

    private PageProblem() {}

    /** {@code name} as in {@code urn:latchkey:problem:<name>}; {@code retryAfterSeconds} where there is such an answer. */
    static Page of(HttpStatus status, String name, @Nullable Long retryAfterSeconds) {
        String told = TOLD.contains(name) ? name : status.is5xxServerError() ? "internal" : "invalid-request";
        return Page.of("problem").status(status).with("name", told).with("wait", retryAfterSeconds);
    }
}
