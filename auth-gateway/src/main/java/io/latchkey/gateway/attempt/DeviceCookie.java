package io.latchkey.gateway.attempt;

import java.time.Duration;
import org.springframework.http.ResponseCookie;

/** The cookie of a browser that its holder has signed in with; it opens nothing. */
final class DeviceCookie {
    static final String NAME = "__Host-latchkey-device";

    private DeviceCookie() {}

    static ResponseCookie forToken(String mark, Duration remembered) {
        return ResponseCookie.from(NAME, mark)
                .path("/")
                .secure(true)
                .httpOnly(true)
                .sameSite("Lax")
                .maxAge(remembered)
                .build();
    }
}
