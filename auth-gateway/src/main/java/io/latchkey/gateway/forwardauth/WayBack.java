package io.latchkey.gateway.forwardauth;

import io.latchkey.gateway.web.NextPath;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Where a proxy's reader wanted to go, as the proxy tells it, if that is a place we would send anybody to. */
@Component
final class WayBack {
    private final NextPath next;

    WayBack(NextPath next) {
        this.next = next;
    }

    /** The sign-in page that leads there afterwards; to the front door where it is told nothing, or nothing of ours. */
    String throughSignIn(HttpHeaders headers) {
        String wanted = next.read(asked(headers)).orElse("/");
        return "/sign-in?next=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8);
    }

    private String asked(HttpHeaders headers) {
        String path = told(headers, "X-Forwarded-Uri");
        String host = told(headers, "X-Forwarded-Host");
        String proto = told(headers, "X-Forwarded-Proto");
        boolean named = !host.isEmpty() && !proto.isEmpty();
        return named && !next.isOurs(proto + "://" + host) ? proto + "://" + host + path : path;
    }

    private static String told(HttpHeaders headers, String name) {
        String value = headers.getFirst(name);
        return value == null ? "" : value;
    }
}
