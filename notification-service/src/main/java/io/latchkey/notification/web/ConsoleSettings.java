package io.latchkey.notification.web;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where people's browsers are.
 *
 * @param publicUrl {@code LATCHKEY_NOTIFICATION_PUBLIC_URL}: where they reach this service
 * @param gatewayUrl {@code LATCHKEY_PUBLIC_URL}: where they reach the gateway, which is where they sign in
 */
@ConfigurationProperties("latchkey.console")
public record ConsoleSettings(URI publicUrl, URI gatewayUrl) {

    public ConsoleSettings {
        requireHttpUrl("LATCHKEY_NOTIFICATION_PUBLIC_URL", publicUrl);
        requireHttpUrl("LATCHKEY_PUBLIC_URL", gatewayUrl);
    }

    String ownOrigin() {
        return toOrigin(publicUrl);
    }

    String gatewayOrigin() {
        return toOrigin(gatewayUrl);
    }

    /** The gateway's page that sends its reader here with a token. */
    public URI signInUrl() {
        return URI.create(gatewayUrl.toString().replaceFirst("/+$", "") + ConsolePaths.ROOT);
    }

    private static void requireHttpUrl(String name, URI url) {
        if (url.getHost() == null || !List.of("http", "https").contains(url.getScheme())) {
            throw new IllegalArgumentException(name + " must be an http or https URL with a host");
        }
    }

    /** Scheme, host and port as a browser writes them in {@code Origin}. */
    private static String toOrigin(URI url) {
        int usual = "https".equals(url.getScheme()) ? 443 : 80;
        boolean named = url.getPort() != -1 && url.getPort() != usual;
        return url.getScheme() + "://" + url.getHost().toLowerCase(Locale.ROOT) + (named ? ":" + url.getPort() : "");
    }
}
