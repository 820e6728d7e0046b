package io.latchkey.gateway.forwardauth;

import io.latchkey.platform.keys.SessionToken;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** The two cookies on an application's host: bound to that host, to HTTPS, and out of reach of scripts. */
final class ApplicationCookies {
    static final String SESSION = "__Host-latchkey-app";
    private static final String BROWSER = "__Host-latchkey-app-state";

    /** As long as a sign-in on the way may take. */
    private static final Duration BROWSER_KEPT = Duration.ofMinutes(10);

    private ApplicationCookies() {}

    /** Who is signed in there. */
    static Optional<SessionToken> readSession(ServerHttpRequest request) {
        return readToken(request, SESSION);
    }

    /** Which browser a code may be redeemed by. */
    static Optional<SessionToken> readBrowser(ServerHttpRequest request) {
        return readToken(request, BROWSER);
    }

    /** Lives as long as the browser's own session; the server decides when it is over. */
    static ResponseCookie forSession(SessionToken token) {
        return buildCookie(SESSION, token).build();
    }

    static ResponseCookie forBrowser(SessionToken token) {
        return buildCookie(BROWSER, token).maxAge(BROWSER_KEPT).build();
    }

    /** One that stands there twice is none: nobody could tell which counts. */
    private static Optional<SessionToken> readToken(ServerHttpRequest request, String name) {
        List<HttpCookie> cookies = request.getCookies().getOrDefault(name, List.of());
        return cookies.size() == 1 ? SessionToken.fromCookie(cookies.getFirst().getValue()) : Optional.empty();
    }

    private static ResponseCookie.ResponseCookieBuilder buildCookie(String name, SessionToken token) {
        return ResponseCookie.from(name, token.value())
                .path("/")
                .secure(true)
                .httpOnly(true)
                .sameSite("Lax");
    }
}
