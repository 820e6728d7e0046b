package io.latchkey.account.registry;

import io.latchkey.contracts.AccountStatus;
import io.latchkey.contracts.TwoFactorStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An account's state as it travels with an answer: the same as on {@code account.state.v1}. */
public record StateAnswer(
        long version,
        AccountStatus status,
        TwoFactorStatus twoFactor,
        @Nullable Instant passwordSetAt) {}
