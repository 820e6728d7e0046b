package io.latchkey.gateway.attempt;

import io.latchkey.contracts.internal.SignInOperation.KnownDevice;
import io.latchkey.platform.keys.Sha256Digest;
import io.latchkey.platform.keys.SharedKeySet;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * What the cookie of a known browser says: 16 random bytes, the first 16 of the address's digest, the credential version
 * it was made under and whether the second factor was proved; signed. Nobody can make one for an address they never
 * proved, and account-service takes none of another credential.
 */
final class DeviceToken {
    private static final int PART = 16;
    private static final int MESSAGE = 2 * PART + Long.BYTES + 1;
    private static final int SIGNATURE = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] message;

    private DeviceToken(byte[] message) {
        this.message = message;
    }

    static DeviceToken generateToken(String addressDigest, long credentialVersion, boolean factorProved) {
        byte[] random = new byte[PART];
        RANDOM.nextBytes(random);
        return new DeviceToken(ByteBuffer.allocate(MESSAGE)
                .put(random)
                .put(digestPrefix(addressDigest))
                .putLong(credentialVersion)
                .put((byte) (factorProved ? 1 : 0))
                .array());
    }

    /**
     * Empty for whatever these keys did not sign, or signed for another address.
     *
     * @param addressDigests of the one address, under each key of the digests
     */
    static Optional<DeviceToken> parseCookie(String cookie, List<String> addressDigests, SharedKeySet keys) {
        return decodeBase64(cookie)
                .filter(bytes -> bytes.length == MESSAGE + SIGNATURE)
                .filter(bytes -> keys.verifySignature(
                        Arrays.copyOf(bytes, MESSAGE), Arrays.copyOfRange(bytes, MESSAGE, bytes.length)))
                .map(bytes -> new DeviceToken(Arrays.copyOf(bytes, MESSAGE)))
                .filter(mark -> addressDigests.stream()
                        .anyMatch(digest -> MessageDigest.isEqual(mark.addressPart(), digestPrefix(digest))));
    }

    String toCookieValue(SharedKeySet keys) {
        byte[] signature = keys.sign(message);
        return encodeBase64(ByteBuffer.allocate(message.length + signature.length)
                .put(message)
                .put(signature)
                .array());
    }

    /**
     * As account-service is asked about it; the cookie cannot be told from the digest. It is of the random bytes alone,
     * so that the browser stays the same one under another key of the address's digest.
     */
    KnownDevice toKnownDevice() {
        ByteBuffer proof = ByteBuffer.wrap(message, 2 * PART, Long.BYTES + 1);
        return new KnownDevice(
                encodeBase64(Sha256Digest.computeDigest(Arrays.copyOf(message, PART))),
                proof.getLong(),
                proof.get() == 1);
    }

    /** The same browser; an address has another digest under another key. */
    DeviceToken withAddress(String addressDigest) {
        byte[] moved = message.clone();
        System.arraycopy(digestPrefix(addressDigest), 0, moved, PART, PART);
        return new DeviceToken(moved);
    }

    /** The same browser, after its holder proved the second factor under the same credential. */
    DeviceToken withFactorProved() {
        byte[] proved = message.clone();
        proved[MESSAGE - 1] = 1;
        return new DeviceToken(proved);
    }

    /** The same browser, under a credential that was set in it. */
    DeviceToken withCredential(long credentialVersion) {
        byte[] moved = message.clone();
        ByteBuffer.wrap(moved).putLong(2 * PART, credentialVersion);
        return new DeviceToken(moved);
    }

    private byte[] addressPart() {
        return Arrays.copyOfRange(message, PART, 2 * PART);
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
