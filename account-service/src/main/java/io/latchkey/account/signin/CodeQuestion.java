package io.latchkey.account.signin;

import io.latchkey.account.internalapi.Digests;
import io.latchkey.account.registry.Facts;
import io.latchkey.contracts.Secret;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Somebody answers a challenge with one of two kinds of codes.
 *
 * @param facts of the account that the challenge names; null when the gateway knows none
 */
record CodeQuestion(
        @Nullable Facts facts,
        Secret challenge,
        @Nullable Secret oneTimePassword,
        @Nullable Secret recoveryCode,
        String addressDigest,
        String networkDigest) {

    CodeQuestion {
        Objects.requireNonNull(challenge, "challenge");
        if ((oneTimePassword == null) == (recoveryCode == null)) {
            throw new IllegalArgumentException("either a one-time password or a recovery code");
        }
        Digests.check(addressDigest);
        Digests.check(networkDigest);
    }
}
