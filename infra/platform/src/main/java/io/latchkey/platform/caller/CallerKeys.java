package io.latchkey.platform.caller;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Knows callers by the bearer keys (RFC 6750) they present.
 *
 * @param <C> the callers of a service
 */
public final class CallerKeys<C> {

    private static final String BEARER = "Bearer ";

    private final List<CallerKey<C>> keys;

    /** @param keys of each caller, as they stand in its header; several while they are changed */
    public CallerKeys(Map<C, List<String>> keys) {
        this.keys = keys.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(key -> new CallerKey<>(entry.getKey(), key.strip())))
                .toList();
    }

    /** Whether a header presents a key, of whomever. */
    public static boolean presentsKey(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
    }

    /** The caller whose key a header presents; empty without one, and for an unknown key. */
    public Optional<C> findCaller(@Nullable String authorization) {
        if (authorization == null || !presentsKey(authorization)) {
            return Optional.empty();
        }
        byte[] presented = toBytes(authorization.substring(BEARER.length()).strip());
        Optional<C> found = Optional.empty();
        // Every key is compared, so that the time taken says nothing about which one it was.
        for (CallerKey<C> key : keys) {
            found = MessageDigest.isEqual(toBytes(key.text()), presented) ? Optional.of(key.caller()) : found;
        }
        return found;
    }

    private static byte[] toBytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }

    private record CallerKey<C>(C caller, String text) {

        /** Masked: holds a key. */
        @Override
        public String toString() {
            return "CallerKey[" + caller + "]";
        }
    }
}
