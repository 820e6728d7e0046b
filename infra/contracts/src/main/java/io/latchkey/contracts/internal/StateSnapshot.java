package io.latchkey.contracts.internal;

import io.latchkey.contracts.AccountState.AccountStatus;
import io.latchkey.contracts.AccountState.TwoFactorStatus;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An account's state at the moment of a response: the same as on {@code account.state.v1}.
 *
 * @param version of two snapshots, the one with the greater version counts
 * @param passwordSetAt null before the first password
 */
public record StateSnapshot(
        long version,
        AccountStatus status,
        TwoFactorStatus twoFactor,
        @Nullable Instant passwordSetAt) {

    public StateSnapshot {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(twoFactor, "twoFactor");
    }
}
