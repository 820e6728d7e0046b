package io.latchkey.platform.edge;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a request asks for.
 *
 * @param path as sent, without the query
 * @param pathAndQuery as sent
 */
record RequestTarget(String path, String pathAndQuery) {
    private static final Pattern BROKEN_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    /** Encoded control, slash, backslash or letter, digit, '-', '.', '_', '~', which nobody need encode. */
    private static final Pattern OTHER_SPELLING = Pattern.compile(
            "[;\\\\]|//|/\\.{1,2}(?=/|$)|%(?:[01][0-9A-F]|7F|2F|5C|2[DE]|3[0-9]|[46][1-9A-F]|5[0-9A]|7[0-9A]|5F|7E)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern PRINTABLE = Pattern.compile("[!-~&&[^#]]+");

    /** Empty where the target is no path and no address with this host. */
    static Optional<RequestTarget> parse(String target, String host) {
        if (!PRINTABLE.matcher(target).matches()
                || BROKEN_PERCENT.matcher(target).find()) {
            return Optional.empty();
        }
        return target.startsWith("/") ? Optional.of(fromPath(target)) : parseAddress(target, host);
    }

    /** Whether the path is spelt in the one way there is; so every rule further in may compare paths as they stand. */
    boolean isPlain() {
        return !OTHER_SPELLING.matcher(path).find();
    }

    private static RequestTarget fromPath(String target) {
        int query = target.indexOf('?');
        return new RequestTarget(query < 0 ? target : target.substring(0, query), target);
    }

    private static Optional<RequestTarget> parseAddress(String target, String host) {
        try {
            URI uri = new URI(target);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean ours = (scheme.equals("http") || scheme.equals("https"))
                    && host.equalsIgnoreCase(uri.getRawAuthority())
                    && uri.getRawPath().startsWith("/");
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            return ours ? Optional.of(fromPath(uri.getRawPath() + query)) : Optional.empty();
        } catch (URISyntaxException notEvenAnAddress) {
            return Optional.empty();
        }
    }
}
