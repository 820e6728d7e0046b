package io.latchkey.account.holder;

import io.latchkey.account.internalapi.Digests;
import io.latchkey.account.registry.Facts;
import io.latchkey.account.trail.Traces;
import io.latchkey.contracts.Secret;
import java.util.Objects;

/** A signed-in holder wants new recovery codes. */
record RecoveryCodesQuestion(
        Facts facts, Secret password, Secret oneTimePassword, String addressDigest, String networkDigest) {

    RecoveryCodesQuestion {
        Objects.requireNonNull(facts, "facts");
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(oneTimePassword, "oneTimePassword");
        Digests.check(addressDigest);
        Digests.check(networkDigest);
    }

    Typed typed() {
        return new Typed(facts, password, new Traces(facts.accountId(), addressDigest, networkDigest));
    }
}
