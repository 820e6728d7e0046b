package io.latchkey.account.selfservice;

import io.latchkey.account.internalapi.DigestFormat;
import io.latchkey.account.registry.AccountSnapshot;
import io.latchkey.account.signin.SecurityEventContext;
import io.latchkey.contracts.SecretValue;
import java.util.Objects;

/** A signed-in holder wants new recovery codes. */
record RecoveryCodesRequest(
        AccountSnapshot facts,
        SecretValue password,
        SecretValue oneTimePassword,
        String addressDigest,
        String networkDigest) {

    RecoveryCodesRequest {
        Objects.requireNonNull(facts, "facts");
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(oneTimePassword, "oneTimePassword");
        DigestFormat.requireValid(addressDigest);
        DigestFormat.requireValid(networkDigest);
    }

    PasswordReauthenticator.Request toReauthentication() {
        return new PasswordReauthenticator.Request(
                facts, password, new SecurityEventContext(facts.accountId(), addressDigest, networkDigest));
    }
}
