package io.latchkey.gateway.forwardauth;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the identity token.
 *
 * @param keys {@code LATCHKEY_IDENTITY_KEYS}: the first signs, all are in the key set
 * @param issuer where people reach the gateway
 * @param audience who the token is meant for
 * @param lifetime at most a minute: a token outlives its session by no more than this
 */
@ConfigurationProperties("latchkey.identity")
record IdentitySettings(IdentityKeys keys, URI issuer, String audience, Duration lifetime) {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    IdentitySettings {
        if (audience.isBlank()) {
            throw new IllegalArgumentException("LATCHKEY_IDENTITY_AUDIENCE must not be empty");
        }
        if (!lifetime.isPositive() || lifetime.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("latchkey.identity.lifetime must be at most a minute");
        }
    }
}
