package io.latchkey.account.signin;

import io.latchkey.account.internalapi.DigestFormat;
import io.latchkey.account.registry.AccountSnapshot;
import io.latchkey.contracts.SecretValue;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Somebody answers a challenge with one of two kinds of codes.
 *
 * @param facts of the account that the challenge names; null when the gateway knows none
 */
record CodeRequest(
        @Nullable AccountSnapshot facts,
        SecretValue challenge,
        @Nullable SecretValue oneTimePassword,
        @Nullable SecretValue recoveryCode,
        String addressDigest,
        String networkDigest) {

    CodeRequest {
        Objects.requireNonNull(challenge, "challenge");
        if ((oneTimePassword == null) == (recoveryCode == null)) {
            throw new IllegalArgumentException("either a one-time password or a recovery code");
        }
        DigestFormat.requireValid(addressDigest);
        DigestFormat.requireValid(networkDigest);
    }
}
