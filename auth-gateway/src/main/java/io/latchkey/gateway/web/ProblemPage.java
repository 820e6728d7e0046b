package io.latchkey.gateway.web;

import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** The page that a browser gets where a program gets a problem document. */
final class ProblemPage {

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

    private ProblemPage() {}

    /** A page for who asks for one, outside the API, which speaks to programs only. */
    static boolean isWantedBy(ServerHttpRequest request) {
        String accepted = request.getHeaders().getFirst(HttpHeaders.ACCEPT);
        return accepted != null
                && accepted.contains(MediaType.TEXT_HTML_VALUE)
                && !DecodedPath.fromRequest(request).startsWith("/api/");
    }

    static PageModel toPage(Problem problem) {
        String other = problem.status().is5xxServerError() ? "internal" : "invalid-request";
        String name = TOLD.contains(problem.name()) ? problem.name() : other;
        return PageModel.of("problem")
                .status(problem.status())
                .with("name", name)
                .withRetryAfter(problem.retryAfter());
    }
}
