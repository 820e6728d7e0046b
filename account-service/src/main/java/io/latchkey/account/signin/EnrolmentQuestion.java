package io.latchkey.account.signin;

import io.latchkey.account.internalapi.Digests;
import io.latchkey.account.registry.Facts;
import io.latchkey.contracts.Secret;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Somebody types the first code of a new app.
 *
 * @param facts of the account that the challenge names; null when the gateway knows none
 */
record EnrolmentQuestion(
        @Nullable Facts facts, Secret challenge, Secret oneTimePassword, String addressDigest, String networkDigest) {

    EnrolmentQuestion {
        Objects.requireNonNull(challenge, "challenge");
        Objects.requireNonNull(oneTimePassword, "oneTimePassword");
        Digests.check(addressDigest);
        Digests.check(networkDigest);
    }
}
