package io.latchkey.contracts.internal;

import io.latchkey.contracts.SecretValue;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * Where the account's id stands in the tokens of account-service: identifiers first, then 32 bytes that it alone can
 * check, all in base64url without padding. Reading an id proves nothing: it only tells whose facts to send along.
 */
public final class TokenLayout {

    private static final int ID_BYTES = 16;
    private static final int OPAQUE_BYTES = 32;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private TokenLayout() {}

    /** The account that a link's token names; empty when it cannot be a link's token. */
    public static Optional<UUID> readLinkAccount(SecretValue token) {
        return LinkTokenParts.decodeToken(token).map(LinkTokenParts::accountId);
    }

    /** The account that a challenge names; empty when it cannot be a challenge. */
    public static Optional<UUID> readChallengeAccount(SecretValue challenge) {
        return ChallengeParts.decodeToken(challenge).map(ChallengeParts::accountId);
    }

    /**
     * A link's token: 64 bytes, 86 characters; prints masked.
     *
     * @param digest the keyed digest that makes the link what it is, 32 bytes in hex
     */
    public record LinkTokenParts(UUID requestId, UUID accountId, String digest) {

        public LinkTokenParts {
            requireOpaque(digest);
        }

        /** Empty for anything that {@link #encodeToken} would not write. */
        public static Optional<LinkTokenParts> decodeToken(SecretValue token) {
            return decode(token, 2 * ID_BYTES + OPAQUE_BYTES)
                    .map(bytes -> new LinkTokenParts(readId(bytes, 0), readId(bytes, ID_BYTES), readOpaque(bytes)));
        }

        public SecretValue encodeToken() {
            return encode(toBytes());
        }

        /** The bytes that are compared, in constant time, with those of the right token. */
        public byte[] toBytes() {
            return join(digest, requestId, accountId);
        }

        /** Masked: whoever has the digest has the link. */
        @Override
        public String toString() {
            return "LinkTokenParts[requestId=" + requestId + "]";
        }
    }

    /**
     * A challenge: 48 bytes, 64 characters; prints masked.
     *
     * @param random 32 random bytes in hex
     */
    public record ChallengeParts(UUID accountId, String random) {

        public ChallengeParts {
            requireOpaque(random);
        }

        /** Empty for anything that {@link #encodeToken} would not write. */
        public static Optional<ChallengeParts> decodeToken(SecretValue challenge) {
            return decode(challenge, ID_BYTES + OPAQUE_BYTES)
                    .map(bytes -> new ChallengeParts(readId(bytes, 0), readOpaque(bytes)));
        }

        public SecretValue encodeToken() {
            return encode(toBytes());
        }

        /** The bytes whose SHA-256 is stored. */
        public byte[] toBytes() {
            return join(random, accountId);
        }

        /** Masked: whoever has the random bytes has the challenge. */
        @Override
        public String toString() {
            return "ChallengeParts[accountId=" + accountId + "]";
        }
    }

    private static Optional<byte[]> decode(SecretValue token, int length) {
        try {
            byte[] bytes = DECODER.decode(token.value());
            // Padding, and bits of a last character that decoding drops: only one spelling of a token is the token.
            boolean canonical = ENCODER.encodeToString(bytes).equals(token.value());
            return bytes.length == length && canonical ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static SecretValue encode(byte[] bytes) {
        return new SecretValue(ENCODER.encodeToString(bytes));
    }

    private static byte[] join(String opaque, UUID... ids) {
        ByteBuffer bytes = ByteBuffer.allocate(ids.length * ID_BYTES + OPAQUE_BYTES);
        for (UUID id : ids) {
            bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        }
        return bytes.put(HexFormat.of().parseHex(opaque)).array();
    }

    private static UUID readId(byte[] bytes, int at) {
        ByteBuffer id = ByteBuffer.wrap(bytes, at, ID_BYTES);
        return new UUID(id.getLong(), id.getLong());
    }

    private static String readOpaque(byte[] bytes) {
        return HexFormat.of().formatHex(Arrays.copyOfRange(bytes, bytes.length - OPAQUE_BYTES, bytes.length));
    }

    private static void requireOpaque(String hex) {
        if (hex.length() != 2 * OPAQUE_BYTES) {
            throw new IllegalArgumentException("not " + OPAQUE_BYTES + " bytes in hex");
        }
    }
}
