package io.latchkey.platform.web;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * How a service's edge treats requests.
 *
 * @param root path below which the edge answers, {@code /operations}; empty: all paths
 * @param timeLimit after which a request is given up
 * @param retryAfter when to ask again for what is away
 * @param ownFailures what this service alone knows of failures; asked before the common rules
 */
public record EdgeRules(
        String root, Duration timeLimit, Duration retryAfter, Function<Throwable, Optional<Problem>> ownFailures) {

    /** Whether the edge answers this request; all others are left alone. */
    public boolean covers(ServerHttpRequest request) {
        String path = request.getPath().value();
        return root.isEmpty() || path.equals(root) || path.startsWith(root + "/");
    }

    /** Whether the answer is a page: for who asks for one, outside the API, which speaks to programs only. */
    public boolean wantsPage(ServerHttpRequest request) {
        String accepted = request.getHeaders().getFirst(HttpHeaders.ACCEPT);
        return accepted != null
                && accepted.contains(MediaType.TEXT_HTML_VALUE)
                && !request.getPath().value().startsWith(root + "/api/");
    }
}
