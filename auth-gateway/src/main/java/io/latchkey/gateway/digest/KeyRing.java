package io.latchkey.gateway.digest;

import io.latchkey.contracts.Secret;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A setting that holds keys: the first is current, the others are still accepted elsewhere; prints masked. */
public record KeyRing(List<Secret> keys) {
    private static final int LEAST_BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";

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

    /** HMAC-SHA256 of a message under the current key, 32 bytes. */
    public byte[] sign(byte[] message) {
        return hmac(current(), message);
    }

    /** Whether one of the keys signed this message; takes the same time wherever the two differ. */
    public boolean signed(byte[] message, byte[] signature) {
        return keys.stream().anyMatch(key -> MessageDigest.isEqual(hmac(key, message), signature));
    }

    private static byte[] hmac(Secret key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(bytes(key), ALGORITHM));
            return mac.doFinal(message);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
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
