package io.latchkey.notification.internalapi;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Tells the gateway from everybody else. */
@Component
final class CallerAuthenticator {

    private static final String BEARER = "Bearer ";

    private final CallerSettings settings;

    CallerAuthenticator(CallerSettings settings) {
        this.settings = settings;
    }

    /** 200 for the gateway, 401 without a key, 403 with one that is not the gateway's. */
    HttpStatus checkAuthorization(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return HttpStatus.UNAUTHORIZED;
        }
        byte[] presented = authorization.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8);
        boolean known = settings.gatewayKeys().stream()
                .map(key -> key.getBytes(StandardCharsets.UTF_8))
                .anyMatch(key -> MessageDigest.isEqual(key, presented));
        return known ? HttpStatus.OK : HttpStatus.FORBIDDEN;
    }
}
