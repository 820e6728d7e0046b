package io.latchkey.gateway.forwardauth;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The keys that an identity token is checked with (RFC 7517). */
@RestController
class JwksApi {
    /** A new key stands behind the current one for at least this long before it signs. */
    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    private final IdentityTokenIssuer tokens;

    JwksApi(IdentityTokenIssuer tokens) {
        this.tokens = tokens;
    }

    @GetMapping(path = "/.well-known/jwks.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> publishKeySet() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(REMEMBERED).cachePublic())
                .body(tokens.publicKeySet());
    }
}
