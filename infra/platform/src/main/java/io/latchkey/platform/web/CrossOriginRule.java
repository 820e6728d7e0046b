package io.latchkey.platform.web;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Whether a request was sent by a page of another site. A browser says so in {@code Sec-Fetch-Site}, an older one in
 * {@code Origin}; who sends neither is no browser, and no page can make it send anything.
 */
public record CrossOriginRule(String ourOrigin) {
    private static final Set<String> OURS = Set.of("same-origin", "none");

    public boolean refuses(HttpHeaders headers) {
        @Nullable String site = headers.getFirst("Sec-Fetch-Site");
        if (site != null) {
            return !OURS.contains(site);
        }
        @Nullable String origin = headers.getOrigin();
        return origin != null && !ourOrigin.equals(origin.toLowerCase(Locale.ROOT));
    }
}
