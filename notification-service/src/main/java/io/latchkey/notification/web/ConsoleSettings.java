package io.latchkey.notification.web;

import static io.latchkey.platform.settings.SettingCheck.requireThat;
import static io.latchkey.platform.web.UrlOrigin.isHttpUrl;

import io.latchkey.platform.web.UrlOrigin;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where people's browsers are.
 *
 * @param publicUrl {@code LATCHKEY_NOTIFICATION_PUBLIC_URL}: where they reach the console
 * @param gatewayUrl {@code LATCHKEY_PUBLIC_URL}: where they reach the gateway, which is where they sign in
 */
@ConfigurationProperties("latchkey.console")
public record ConsoleSettings(URI publicUrl, URI gatewayUrl) {

    public ConsoleSettings {
        requireThat(isHttpUrl(publicUrl), "LATCHKEY_NOTIFICATION_PUBLIC_URL must be an http or https URL with a host");
        requireThat(isHttpUrl(gatewayUrl), "LATCHKEY_PUBLIC_URL must be an http or https URL with a host");
    }

    String ownOrigin() {
        return UrlOrigin.fromUrl(publicUrl);
    }

    String gatewayOrigin() {
        return UrlOrigin.fromUrl(gatewayUrl);
    }

    /** The gateway's page that sends its reader here with a token. */
    public URI signInUrl() {
        return URI.create(gatewayUrl.toString().replaceFirst("/+$", "") + ConsolePaths.ROOT);
    }
}
