package io.latchkey.account.signin;

import io.latchkey.account.internalapi.DigestFormat;
import io.latchkey.account.registry.AccountSnapshot;
import io.latchkey.contracts.SecretValue;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Somebody types the first code of a new app.
 *
 * @param facts of the account that the challenge names; null when the gateway knows none
 */
record EnrolmentRequest(
        @Nullable AccountSnapshot facts,
        SecretValue challenge,
        SecretValue oneTimePassword,
        String addressDigest,
        String networkDigest) {

    EnrolmentRequest {
        Objects.requireNonNull(challenge, "challenge");
        Objects.requireNonNull(oneTimePassword, "oneTimePassword");
        DigestFormat.requireValid(addressDigest);
        DigestFormat.requireValid(networkDigest);
    }
}
