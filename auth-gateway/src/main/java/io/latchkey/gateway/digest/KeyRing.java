package io.latchkey.gateway.digest;

import io.latchkey.contracts.Secret;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** A setting that holds keys: the first is current, the others are still accepted elsewhere; prints masked. */
public record KeyRing(List<Secret> keys) {
    private static final int LEAST_BYTES = 32;

    public KeyRing {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("at least one key is needed");
        }
        keys.forEach(KeyRing::bytes);
        keys = List.copyOf(keys);
    }

    /** @param text comma-separated base64 keys of at least 32 bytes */
    public static KeyRing valueOf(String text) {
        return new KeyRing(Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .map(Secret::new)
                .toList());
    }

    /** The key that is used for what is new, as it stands in the setting. */
    public Secret current() {
        return keys.getFirst();
    }

    byte[] currentBytes() {
        return bytes(current());
    }

    private static byte[] bytes(Secret key) {
        try {
            byte[] bytes = Base64.getDecoder().decode(key.value());
            if (bytes.length >= LEAST_BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // Said below, without a word of the key.
        }
        throw new IllegalArgumentException("each key must be base64 of at least 32 bytes");
    }
}
