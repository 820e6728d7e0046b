package io.latchkey.gateway.signin;

import io.latchkey.contracts.SecretValue;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * The account a challenge says it is of. Nothing here proves the challenge: the id only tells whose facts to send along
 * with the question whether it lives.
 */
final class ChallengeTokenDecoder {
    private static final int CHALLENGE_BYTES = 48;

    private ChallengeTokenDecoder() {}

    static Optional<UUID> readAccountId(SecretValue challenge) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(challenge.value());
            ByteBuffer account = ByteBuffer.wrap(bytes);
            return bytes.length == CHALLENGE_BYTES
                    ? Optional.of(new UUID(account.getLong(), account.getLong()))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
