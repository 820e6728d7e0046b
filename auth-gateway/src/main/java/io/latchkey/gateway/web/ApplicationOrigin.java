package io.latchkey.gateway.web;

import static io.latchkey.platform.settings.SettingCheck.requireThat;

import io.latchkey.platform.web.UrlOrigin;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An application that has a host of its own.
 *
 * @param name also the audience of its tokens
 * @param origin where people reach it, as a browser writes it in {@code Origin}
 */
public record ApplicationOrigin(String name, URI origin) {
    private static final String NO_ORIGIN =
            "LATCHKEY_APPLICATIONS must name an origin such as https://wiki.example.com for each application, without a"
                    + " path; http on this machine only";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Pattern LOOPBACK = Pattern.compile("(.+\\.)?localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

    /** @param text {@code wiki=https://wiki.example.com} */
    public static ApplicationOrigin valueOf(String text) {
        int equals = text.indexOf('=');
        String name = text.substring(0, Math.max(equals, 0)).strip();
        requireThat(
                NAME.matcher(name).matches(),
                "LATCHKEY_APPLICATIONS must be name=https://host, comma-separated, each name of small letters,"
                        + " digits and hyphens, at most 40");
        return new ApplicationOrigin(
                name, parseOrigin(text.substring(equals + 1).strip()));
    }

    /** In lower case, without a port: cookies know no ports, so neither does what an application is told by. */
    public String host() {
        return origin.getHost();
    }

    private static URI parseOrigin(String text) {
        try {
            URI url = new URI(text);
            requireThat(WebSettings.isOrigin(url) && isProtected(url), NO_ORIGIN);
            return URI.create(UrlOrigin.fromUrl(url));
        } catch (URISyntaxException noAddress) {
            // Said without a word of what stood there.
            throw new IllegalArgumentException(NO_ORIGIN);
        }
    }

    /** The cookie travels by HTTPS, or within one machine. */
    private static boolean isProtected(URI url) {
        return "https".equals(url.getScheme())
                || LOOPBACK.matcher(url.getHost().toLowerCase(Locale.ROOT)).matches();
    }
}
