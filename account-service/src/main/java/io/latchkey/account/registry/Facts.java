package io.latchkey.account.registry;

import io.latchkey.contracts.TwoFactorStatus;
import java.util.Objects;
import java.util.UUID;

/**
 * What the gateway knows of an account when it asks; may be newer than what Kafka has brought here.
 *
 * @param version of the gateway's facts of this account
 * @param profileVersion of its profile (address, name, language, roles)
 */
public record Facts(UUID accountId, long version, long profileVersion, Standing status, TwoFactorStatus twoFactor) {

    public Facts {
        Objects.requireNonNull(accountId, "accountId");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(twoFactor, "twoFactor");
    }
}
