package io.latchkey.gateway.web;

import static io.latchkey.platform.settings.SettingCheck.requireThat;

import io.latchkey.platform.web.UrlOrigin;
import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the edge.
 *
 * @param publicUrl where people reach the gateway; its origin is the one that counts as ours
 * @param nextOrigins where else than to our own pages a sign-in may lead, for example {@code https://app.example.com}
 */
@ConfigurationProperties("latchkey.web")
record WebSettings(URI publicUrl, List<URI> nextOrigins) {

    public WebSettings {
        requireThat(UrlOrigin.isHttpUrl(publicUrl), "LATCHKEY_PUBLIC_URL must be an http or https URL with a host");
        nextOrigins = List.copyOf(nextOrigins);
        requireThat(
                nextOrigins.stream().allMatch(WebSettings::isOrigin),
                "LATCHKEY_NEXT_ORIGINS must be origins such as https://app.example.com, without a path");
    }

    private static boolean isOrigin(URI uri) {
        return UrlOrigin.isHttpUrl(uri)
                && uri.getRawPath().isEmpty()
                && uri.getRawUserInfo() == null
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null;
    }

    /** Scheme, host and port as a browser writes them in {@code Origin}. */
    String publicOrigin() {
        return UrlOrigin.fromUrl(publicUrl);
    }
}
