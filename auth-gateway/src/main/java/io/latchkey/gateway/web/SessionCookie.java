package io.latchkey.gateway.web;

import java.time.Duration;
import org.springframework.http.ResponseCookie;

/** The cookie that carries a session: bound to this host, to HTTPS, and out of reach of scripts. */
public final class SessionCookie {
    public static final String NAME = "__Host-latchkey";

    private SessionCookie() {}

    /** Lives as long as the browser's own session; the server decides when it is over. */
    public static ResponseCookie forToken(String token) {
        return buildCookie(token).build();
    }

    public static ResponseCookie clearCookie() {
        return buildCookie("").maxAge(Duration.ZERO).build();
    }

    private static ResponseCookie.ResponseCookieBuilder buildCookie(String value) {
        return ResponseCookie.from(NAME, value)
                .path("/")
                .secure(true)
                .httpOnly(true)
                .sameSite("Lax");
    }
}
