package io.latchkey.gateway.forwardauth;

import static io.latchkey.platform.settings.SettingCheck.requireThat;

import io.latchkey.platform.web.UrlOrigin;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the identity token.
 *
 * @param keys {@code LATCHKEY_IDENTITY_KEYS}: the first signs, all are in the key set
 * @param issuer where people reach the gateway
 * @param audience who the token is meant for
 * @param operationsAudience the audience of the operations console; another than {@code audience}
 * @param operationsUrl where people's browsers reach notification-service, which is the console's home
 * @param lifetime at most a minute: a token outlives its session by no more than this
 */
@ConfigurationProperties("latchkey.identity")
record IdentitySettings(
        IdentityKeys keys,
        URI issuer,
        String audience,
        String operationsAudience,
        URI operationsUrl,
        Duration lifetime) {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    IdentitySettings {
        requireThat(!audience.isBlank(), "LATCHKEY_IDENTITY_AUDIENCE must not be empty");
        requireThat(
                !operationsAudience.isBlank() && !operationsAudience.equals(audience),
                "LATCHKEY_IDENTITY_AUDIENCE must not be the audience of the operations console, " + operationsAudience);
        requireThat(
                UrlOrigin.isHttpUrl(operationsUrl),
                "LATCHKEY_NOTIFICATION_PUBLIC_URL must be an http or https URL with a host");
        requireThat(
                lifetime.isPositive() && lifetime.compareTo(LONGEST) <= 0,
                "latchkey.identity.lifetime must be at most a minute");
    }
}
