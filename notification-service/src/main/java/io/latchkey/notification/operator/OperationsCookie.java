package io.latchkey.notification.operator;

import io.latchkey.platform.keys.SessionToken;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** The cookie that carries a session of the console: bound to this host, to HTTPS, and out of reach of scripts. */
final class OperationsCookie {

    static final String NAME = "__Host-latchkey-operations";

    private OperationsCookie() {}

    /** Lives as long as the browser's own session; the server decides when it is over. */
    static String forToken(SessionToken token) {
        return buildCookie(token.value()).build().toString();
    }

    static String clearCookie() {
        return buildCookie("").maxAge(Duration.ZERO).build().toString();
    }

    static Optional<SessionToken> readToken(ServerHttpRequest request) {
        HttpCookie cookie = request.getCookies().getFirst(NAME);
        return cookie == null ? Optional.empty() : SessionToken.fromCookie(cookie.getValue());
    }

    private static ResponseCookie.ResponseCookieBuilder buildCookie(String value) {
        return ResponseCookie.from(NAME, value)
                .path("/")
                .secure(true)
                .httpOnly(true)
                .sameSite("Lax");
    }
}
