package io.latchkey.account.registry;

import io.latchkey.contracts.AccountState.AccountStatus;
import io.latchkey.contracts.AccountState.TwoFactorStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An account's state as it travels with an answer: the same as on {@code account.state.v1}. */
public record AccountStateSummary(
        long version,
        AccountStatus status,
        TwoFactorStatus twoFactor,
        @Nullable Instant passwordSetAt) {}
