package io.latchkey.gateway.attempt;

import io.latchkey.gateway.digest.KeyRing;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * What the cookie of a known browser says: 16 random bytes and the first 16 of the address's digest, signed. Nobody can
 * make one for an address they never signed in to.
 */
final class DeviceMark {
    private static final int PART = 16;
    private static final int SIGNATURE = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] message;

    private DeviceMark(byte[] message) {
        this.message = message;
    }

    static DeviceMark fresh(String addressDigest) {
        byte[] random = new byte[PART];
        RANDOM.nextBytes(random);
        return new DeviceMark(joined(random, head(addressDigest)));
    }

    /** Empty for whatever these keys did not sign, or signed for another address. */
    static Optional<DeviceMark> read(String cookie, String addressDigest, KeyRing keys) {
        return bytes(cookie)
                .filter(bytes -> bytes.length == 2 * PART + SIGNATURE)
                .filter(bytes ->
                        keys.signed(Arrays.copyOf(bytes, 2 * PART), Arrays.copyOfRange(bytes, 2 * PART, bytes.length)))
                .map(bytes -> new DeviceMark(Arrays.copyOf(bytes, 2 * PART)))
                .filter(mark -> MessageDigest.isEqual(mark.address(), head(addressDigest)));
    }

    String signed(KeyRing keys) {
        return text(joined(message, keys.sign(message)));
    }

    /** What the browser is counted by; the cookie cannot be told from it. */
    String digest() {
        try {
            return text(MessageDigest.getInstance("SHA-256").digest(message));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private byte[] address() {
        return Arrays.copyOfRange(message, PART, 2 * PART);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    private static byte[] head(String addressDigest) {
        return Arrays.copyOf(Base64.getUrlDecoder().decode(addressDigest), PART);
    }

    private static Optional<byte[]> bytes(String cookie) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cookie);
            // Of the spellings of the same bytes only ours is read.
            return text(bytes).equals(cookie) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
