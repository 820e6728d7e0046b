package io.latchkey.gateway.forwardauth;

import io.latchkey.gateway.web.RedirectValidator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Where a proxy's reader wanted to go, as the proxy tells it, if that is a place we would send anybody to. */
@Component
final class ReturnUrlResolver {
    private final RedirectValidator next;

    ReturnUrlResolver(RedirectValidator next) {
        this.next = next;
    }

    /** The sign-in page that leads there afterwards; to the front door where it is told nothing, or nothing of ours. */
    String toSignInUrl(HttpHeaders headers) {
        String wanted = next.resolveTarget(requestedUrl(headers)).orElse("/");
        return "/sign-in?next=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8);
    }

    private String requestedUrl(HttpHeaders headers) {
        String path = headerOrEmpty(headers, "X-Forwarded-Uri");
        String host = headerOrEmpty(headers, "X-Forwarded-Host");
        String proto = headerOrEmpty(headers, "X-Forwarded-Proto");
        boolean named = !host.isEmpty() && !proto.isEmpty();
        return named && !next.isOwnOrigin(proto + "://" + host) ? proto + "://" + host + path : path;
    }

    private static String headerOrEmpty(HttpHeaders headers, String name) {
        String value = headers.getFirst(name);
        return value == null ? "" : value;
    }
}
