package io.latchkey.gateway.attempt;

import io.latchkey.platform.keys.Sha256Digest;
import io.latchkey.platform.keys.SharedKeySet;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * What the cookie of a known browser says: 16 random bytes and the first 16 of the address's digest, signed. Nobody can
 * make one for an address they never signed in to.
 */
final class DeviceToken {
    private static final int PART = 16;
    private static final int SIGNATURE = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] message;

    private DeviceToken(byte[] message) {
        this.message = message;
    }

    static DeviceToken generateToken(String addressDigest) {
        byte[] random = new byte[PART];
        RANDOM.nextBytes(random);
        return new DeviceToken(joinBytes(random, digestPrefix(addressDigest)));
    }

    /** Empty for whatever these keys did not sign, or signed for another address. */
    static Optional<DeviceToken> parseCookie(String cookie, String addressDigest, SharedKeySet keys) {
        return decodeBase64(cookie)
                .filter(bytes -> bytes.length == 2 * PART + SIGNATURE)
                .filter(bytes -> keys.verifySignature(
                        Arrays.copyOf(bytes, 2 * PART), Arrays.copyOfRange(bytes, 2 * PART, bytes.length)))
                .map(bytes -> new DeviceToken(Arrays.copyOf(bytes, 2 * PART)))
                .filter(mark -> MessageDigest.isEqual(mark.addressPart(), digestPrefix(addressDigest)));
    }

    String toCookieValue(SharedKeySet keys) {
        return encodeBase64(joinBytes(message, keys.sign(message)));
    }

    /** What the browser is counted by; the cookie cannot be told from it. */
    String digest() {
        return encodeBase64(Sha256Digest.computeDigest(message));
    }

    private byte[] addressPart() {
        return Arrays.copyOfRange(message, PART, 2 * PART);
    }

    private static byte[] joinBytes(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    private static byte[] digestPrefix(String addressDigest) {
        return Arrays.copyOf(Base64.getUrlDecoder().decode(addressDigest), PART);
    }

    private static Optional<byte[]> decodeBase64(String cookie) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cookie);
            // Of the spellings of the same bytes only ours is read.
            return encodeBase64(bytes).equals(cookie) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String encodeBase64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
