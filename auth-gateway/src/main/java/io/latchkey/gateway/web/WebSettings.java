package io.latchkey.gateway.web;

import static io.latchkey.platform.settings.SettingCheck.requireThat;

import io.latchkey.platform.web.UrlOrigin;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the edge.
 *
 * @param publicUrl where people reach the gateway; its origin is the one that counts as ours
 * @param nextOrigins where else than to our own pages a sign-in may lead, for example {@code https://app.example.com}
 * @param applications which have a host of their own; a sign-in leads to them by a code
 */
@ConfigurationProperties("latchkey.web")
record WebSettings(URI publicUrl, List<URI> nextOrigins, List<ApplicationOrigin> applications) {

    public WebSettings {
        requireThat(UrlOrigin.isHttpUrl(publicUrl), "LATCHKEY_PUBLIC_URL must be an http or https URL with a host");
        nextOrigins = List.copyOf(nextOrigins);
        applications = List.copyOf(applications);
        requireThat(
                nextOrigins.stream().allMatch(WebSettings::isOrigin),
                "LATCHKEY_NEXT_ORIGINS must be origins such as https://app.example.com, without a path");
    }

    static boolean isOrigin(URI uri) {
        return UrlOrigin.isHttpUrl(uri)
                && uri.getRawPath().isEmpty()
                && uri.getRawUserInfo() == null
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null;
    }

    /** Origins that a form of ours may lead to in the end: a browser asks the pages' policy about redirects, too. */
    List<String> formTargets() {
        return Stream.concat(nextOrigins.stream(), applications.stream().map(ApplicationOrigin::origin))
                .map(URI::toString)
                .toList();
    }

    /** Scheme, host and port as a browser writes them in {@code Origin}. */
    String publicOrigin() {
        return UrlOrigin.fromUrl(publicUrl);
    }
}
