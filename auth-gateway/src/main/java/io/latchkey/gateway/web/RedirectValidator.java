package io.latchkey.gateway.web;

import io.latchkey.platform.web.UrlOrigin;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where somebody goes after signing in: a path of ours, or a page of an origin that the settings name. Whatever was
 * asked for is read as a URI and written anew, so nothing goes out that a browser could read in another way.
 */
@Component
public final class RedirectValidator {
    private static final int LONGEST = 2048;

    private final String ourOrigin;
    private final List<String> origins;

    RedirectValidator(WebSettings settings) {
        this.ourOrigin = settings.publicOrigin().toLowerCase(Locale.ROOT);
        this.origins = settings.nextOrigins().stream().map(UrlOrigin::fromUrl).toList();
    }

    /** The place to go to; empty for anything that is none of ours. */
    public Optional<String> resolveTarget(@Nullable String asked) {
        if (asked == null || asked.length() > LONGEST || asked.startsWith("//")) {
            return Optional.empty();
        }
        try {
            return toTarget(new URI(asked));
        } catch (URISyntaxException notEvenAnAddress) {
            return Optional.empty();
        }
    }

    /** The same where only a path will do. */
    public Optional<String> resolvePath(String asked) {
        return asked.startsWith("/") ? resolveTarget(asked) : Optional.empty();
    }

    /** Whether an origin, as a browser writes it, is the gateway's own. */
    public boolean isOwnOrigin(String origin) {
        return ourOrigin.equals(origin.toLowerCase(Locale.ROOT));
    }

    private Optional<String> toTarget(URI uri) {
        String path = uri.getRawPath();
        String rest = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
        if (path == null || !isPlain(path) || !isAscii(rest) || uri.getRawUserInfo() != null) {
            return Optional.empty();
        }
        if (!uri.isAbsolute()) {
            return uri.getRawAuthority() == null ? Optional.of(rest) : Optional.empty();
        }
        if (uri.getHost() == null) {
            return Optional.empty();
        }
        String origin = UrlOrigin.fromUrl(uri);
        if (isOwnOrigin(origin)) {
            return Optional.of(rest);
        }
        return origins.contains(origin) ? Optional.of(origin + rest) : Optional.empty();
    }

    /** Without what some readers would take for a host, and without steps up. */
    private static boolean isPlain(String path) {
        return path.startsWith("/") && !path.contains("//") && !path.contains("/.");
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c > ' ' && c < 0x7F);
    }
}
