package io.latchkey.platform.web;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/** Origins (RFC 6454) of http and https addresses. */
public final class UrlOrigin {

    private UrlOrigin() {}

    /** Whether it is an http or https address with a host. */
    public static boolean isHttpUrl(URI url) {
        return url.getHost() != null && List.of("http", "https").contains(url.getScheme());
    }

    /** Scheme, host and port in lower case, as a browser writes them in {@code Origin}: the usual port is left out. */
    public static String fromUrl(URI url) {
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        int usual = "https".equals(scheme) ? 443 : 80;
        boolean named = url.getPort() != -1 && url.getPort() != usual;
        return scheme + "://" + url.getHost().toLowerCase(Locale.ROOT) + (named ? ":" + url.getPort() : "");
    }
}
