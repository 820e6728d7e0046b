package io.latchkey.gateway.directory;

import io.latchkey.contracts.AccountStatus;
import io.latchkey.contracts.TwoFactorStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What account-service last said of an account; of two, the one with the greater version counts. */
public record StateCopy(
        long version,
        AccountStatus status,
        TwoFactorStatus twoFactor,
        @Nullable Instant passwordSetAt) {}
