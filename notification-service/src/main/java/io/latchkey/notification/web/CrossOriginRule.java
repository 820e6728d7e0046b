package io.latchkey.notification.web;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Whether an unsafe request was sent by a page of another site. A browser says so in {@code Sec-Fetch-Site}, an older one
 * in {@code Origin}; who sends neither is no browser. One form comes from elsewhere: the gateway's, which carries the
 * token, and it is told by its origin, so that no other page can sign somebody in as somebody else.
 */
record CrossOriginRule(String ourOrigin, String gatewayOrigin) {

    private static final Set<String> OURS = Set.of("same-origin", "none");
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    boolean isCrossOrigin(ServerHttpRequest request) {
        if (SAFE.contains(request.getMethod())) {
            return false;
        }
        return ConsolePaths.decodedPath(request).equals(ConsolePaths.ROOT + "/sign-in")
                ? isForeignForm(request.getHeaders())
                : isCrossSite(request.getHeaders());
    }

    private boolean isForeignForm(HttpHeaders headers) {
        @Nullable String origin = headers.getOrigin();
        return origin == null ? isCrossSite(headers) : !gatewayOrigin.equals(origin.toLowerCase(Locale.ROOT));
    }

    private boolean isCrossSite(HttpHeaders headers) {
        @Nullable String site = headers.getFirst("Sec-Fetch-Site");
        if (site != null) {
            return !OURS.contains(site);
        }
        @Nullable String origin = headers.getOrigin();
        return origin != null && !ourOrigin.equals(origin.toLowerCase(Locale.ROOT));
    }
}
