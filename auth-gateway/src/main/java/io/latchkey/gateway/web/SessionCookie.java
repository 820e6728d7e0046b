package io.latchkey.gateway.web;

import java.time.Duration;
import org.springframework.http.ResponseCookie;

/** The cookie that carries a session: bound to this host, to HTTPS, and out of reach of scripts. */
public final class SessionCookie {
    public static final String NAME = "__Host-latchkey";

    private SessionCookie() {}

    /** Lives as long as the browser's own session; the server decides when it is over. */
    public static ResponseCookie holding(String token) {
        return cookie(token).build();
    }

    public static ResponseCookie cleared() {
        return cookie("").maxAge(Duration.ZERO).build();
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(String value) {
        return ResponseCookie.from(NAME, value)
                .path("/")
                .secure(true)
                .httpOnly(true)
                .sameSite("Lax");
    }
}
