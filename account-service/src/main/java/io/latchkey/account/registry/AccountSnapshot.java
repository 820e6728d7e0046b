package io.latchkey.account.registry;

import io.latchkey.contracts.AccountState.TwoFactorStatus;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway knows of an account when it asks; may be newer than what Kafka has brought here.
 *
 * @param version of the gateway's facts of this account
 * @param profileVersion of its profile (address, name, language, roles)
 * @param twoFactor {@code OFF} or {@code REQUIRED}: whether the holder has enrolled is known here
 * @param twoFactorVersion of the newest fact that required, reset or removed the second factor; null when not told
 */
public record AccountSnapshot(
        UUID accountId,
        long version,
        long profileVersion,
        AccountLifecycleState status,
        TwoFactorStatus twoFactor,
        @Nullable Long twoFactorVersion) {

    public AccountSnapshot {
        Objects.requireNonNull(accountId, "accountId");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(twoFactor, "twoFactor");
    }

    /** Whether a fact about the second factor is newer than this version. */
    boolean twoFactorAfter(long known) {
        return twoFactorVersion != null && twoFactorVersion > known;
    }
}
