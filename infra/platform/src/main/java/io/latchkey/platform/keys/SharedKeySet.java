package io.latchkey.platform.keys;

import io.latchkey.contracts.SecretValue;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** A setting that holds keys: the first is current, the others are still accepted elsewhere; prints masked. */
public record SharedKeySet(List<SecretValue> keys) {
    private static final int LEAST_BYTES = 32;

    public SharedKeySet {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("at least one key is needed");
        }
        keys.forEach(SharedKeySet::decodeKey);
        keys = List.copyOf(keys);
    }

    /** @param text comma-separated base64 keys of at least 32 bytes */
    public static SharedKeySet valueOf(String text) {
        return new SharedKeySet(Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .map(SecretValue::new)
                .toList());
    }

    /** The key that is used for what is new, as it stands in the setting. */
    public SecretValue currentKey() {
        return keys.getFirst();
    }

    /** HMAC-SHA256 of a message under the current key, 32 bytes. */
    public byte[] sign(byte[] message) {
        return HmacSha256.computeMac(decodeKey(currentKey()), message);
    }

    /** Each key ready for many messages, the current one first. */
    public List<KeyedMac> prepareMacs() {
        return keys.stream().map(key -> new KeyedMac(decodeKey(key))).toList();
    }

    /** Whether one of the keys signed this message; takes the same time wherever the two differ. */
    public boolean verifySignature(byte[] message, byte[] signature) {
        return keys.stream()
                .anyMatch(key -> MessageDigest.isEqual(HmacSha256.computeMac(decodeKey(key), message), signature));
    }

    private static byte[] decodeKey(SecretValue key) {
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
