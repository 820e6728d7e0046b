package io.latchkey.gateway.web;

import java.time.Duration;
import org.springframework.http.HttpHeaders;
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

    /**
     * Clears the cookie and what scripts have stored. Not "cache": no page of ours is ever stored, and emptying it takes
     * browsers seconds. Not "cookies": the browser would no longer be known as its holder's.
     */
    public static void clearBrowser(HttpHeaders headers) {
        headers.set(HttpHeaders.SET_COOKIE, clearCookie().toString());
        headers.set("Clear-Site-Data", "\"storage\"");
    }

    private static ResponseCookie.ResponseCookieBuilder buildCookie(String value) {
        return ResponseCookie.from(NAME, value)
                .path("/")
                .secure(true)
                .httpOnly(true)
                .sameSite("Lax");
    }
}
