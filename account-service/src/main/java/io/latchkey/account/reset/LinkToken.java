package io.latchkey.account.reset;

import io.latchkey.contracts.SecretValue;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * What a link carries; prints masked.
 *
 * @param digest over everything that makes the link what it is, 32 bytes in hex
 */
record LinkToken(UUID requestId, UUID accountId, String digest) {

    private static final int DIGEST_BYTES = 32;
    private static final int BYTES = 4 * Long.BYTES + DIGEST_BYTES;
    private static final int CHARACTERS = 86;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    LinkToken {
        if (digest.length() != 2 * DIGEST_BYTES) {
            throw new IllegalArgumentException("a digest has " + DIGEST_BYTES + " bytes");
        }
    }

    static LinkToken of(PasswordLink request, byte[] digest) {
        return new LinkToken(
                request.requestId(), request.accountId(), HexFormat.of().formatHex(digest));
    }

    /** Reads 86 characters of base64url without padding; empty for anything that {@link #toSecret} would not write. */
    static Optional<LinkToken> parse(SecretValue presented) {
        if (presented.value().length() != CHARACTERS) {
            return Optional.empty();
        }
        try {
            byte[] bytes = DECODER.decode(presented.value());
            // The last character has bits that decoding drops: only one spelling of a token is the token.
            return bytes.length == BYTES && ENCODER.encodeToString(bytes).equals(presented.value())
                    ? Optional.of(readToken(ByteBuffer.wrap(bytes)))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    SecretValue toSecret() {
        return new SecretValue(ENCODER.encodeToString(toBytes()));
    }

    byte[] toBytes() {
        return ByteBuffer.allocate(BYTES)
                .putLong(requestId.getMostSignificantBits())
                .putLong(requestId.getLeastSignificantBits())
                .putLong(accountId.getMostSignificantBits())
                .putLong(accountId.getLeastSignificantBits())
                .put(HexFormat.of().parseHex(digest))
                .array();
    }

    private static LinkToken readToken(ByteBuffer bytes) {
        UUID requestId = new UUID(bytes.getLong(), bytes.getLong());
        UUID accountId = new UUID(bytes.getLong(), bytes.getLong());
        byte[] digest = new byte[DIGEST_BYTES];
        bytes.get(digest);
        return new LinkToken(requestId, accountId, HexFormat.of().formatHex(digest));
    }

    @Override
    public String toString() {
        return "LinkToken[requestId=" + requestId + "]";
    }
}
