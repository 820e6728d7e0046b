package io.latchkey.gateway.session;

import io.latchkey.gateway.web.SessionCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** The answer to a program whose session has just ended. */
final class SignOutResponse {
    private SignOutResponse() {}

    /** 204; the browser forgets the session but not that it is its holder's, so the cookie is cleared by name. */
    static ResponseEntity<Void> noContent() {
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, SessionCookie.clearCookie().toString())
                .header("Clear-Site-Data", "\"cache\", \"storage\"")
                .build();
    }
}
