package io.latchkey.account.secondfactor;

import io.latchkey.account.internalapi.InvalidRequestException;
import io.latchkey.account.registry.AccountSnapshot;
import io.latchkey.contracts.SecretValue;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a caller holds of a challenge: the account's 16 bytes, which tell the gateway whose facts to send, and 32 random
 * ones. Only its digest is stored.
 *
 * @param text base64url without padding
 */
public record ChallengeToken(UUID accountId, SecretValue text) {

    private static final int ID_BYTES = 16;
    private static final int RANDOM_BYTES = 32;
    private static final int LENGTH = 64;

    static ChallengeToken generateFor(UUID accountId, SecureRandom random) {
        byte[] secret = new byte[RANDOM_BYTES];
        random.nextBytes(secret);
        byte[] whole = ByteBuffer.allocate(ID_BYTES + RANDOM_BYTES)
                .put(toBytes(accountId))
                .put(secret)
                .array();
        return new ChallengeToken(
                accountId,
                new SecretValue(Base64.getUrlEncoder().withoutPadding().encodeToString(whole)));
    }

    /** Empty when it cannot be one of ours. */
    public static Optional<ChallengeToken> parse(SecretValue typed) {
        if (typed.value().length() != LENGTH) {
            return Optional.empty();
        }
        try {
            ByteBuffer whole = ByteBuffer.wrap(Base64.getUrlDecoder().decode(typed.value()));
            return Optional.of(new ChallengeToken(new UUID(whole.getLong(), whole.getLong()), typed));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /**
     * The same, with facts of its own account.
     *
     * @throws InvalidRequestException when they are those of another
     */
    public ChallengeToken requireAccountOf(@Nullable AccountSnapshot facts) {
        if (facts != null && !facts.accountId().equals(accountId)) {
            throw new InvalidRequestException("/facts/accountId", "is not the account of the challenge");
        }
        return this;
    }

    /** SHA-256 of the whole, in hex. */
    String computeDigest() {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text.value());
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static byte[] toBytes(UUID id) {
        return ByteBuffer.allocate(ID_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
