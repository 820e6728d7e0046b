package io.latchkey.notification.web;

import java.util.Set;

/** The name under which a page speaks of a problem. */
final class PageProblem {

    private static final Set<String> TOLD = Set.of(
            "invalid-request", "unauthenticated", "forbidden", "cross-origin", "not-found", "unavailable", "too-large");

    private PageProblem() {}

    static String nameFor(Problem problem) {
        if (TOLD.contains(problem.name())) {
            return problem.name();
        }
        return problem.status().is5xxServerError() ? "unexpected" : "invalid-request";
    }
}
