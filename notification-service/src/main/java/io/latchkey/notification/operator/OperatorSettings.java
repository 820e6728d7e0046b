package io.latchkey.notification.operator;

import static io.latchkey.platform.settings.SettingCheck.requireThat;
import static io.latchkey.platform.web.UrlOrigin.isHttpUrl;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whose tokens open the console, and how long a session lives.
 *
 * @param issuer {@code LATCHKEY_PUBLIC_URL}, which signs as itself
 * @param audience of the tokens for this console, and of no others
 * @param gateway {@code LATCHKEY_GATEWAY_URL}: where this service reaches the gateway for its keys
 * @param longest a token that lives longer than this is refused
 * @param skew how far two clocks may be apart
 * @param idle a session ends after this long without a request
 * @param absolute a session ends after this long, whatever happens
 * @param keep for how long fetched keys are believed
 * @param refetch keys are fetched at most twice in this time, whatever key ids tokens name
 */
@ConfigurationProperties("latchkey.operators")
record OperatorSettings(
        URI issuer,
        String audience,
        URI gateway,
        Duration longest,
        Duration skew,
        Duration idle,
        Duration absolute,
        Duration keep,
        Duration refetch) {

    OperatorSettings {
        requireThat(isHttpUrl(gateway), "LATCHKEY_GATEWAY_URL must be an http or https URL with a host");
        requireThat(!audience.isBlank(), "latchkey.operators.audience must not be empty");
        requireThat(
                idle.isPositive() && absolute.compareTo(idle) >= 0,
                "latchkey.operators.idle must be positive and not longer than latchkey.operators.absolute");
        requireThat(
                longest.isPositive() && !skew.isNegative() && keep.isPositive() && refetch.isPositive(),
                "latchkey.operators: longest, keep and refetch must be positive, skew not negative");
    }

    URI keySetUrl() {
        return URI.create(gateway.toString().replaceFirst("/+$", "") + "/.well-known/jwks.json");
    }
}
