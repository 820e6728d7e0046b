package io.latchkey.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What account-service says of an account, on the compacted {@code account.state.v1}. */
public record AccountState(
        UUID accountId,
        long version,
        AccountStatus status,
        TwoFactorStatus twoFactor,
        @Nullable Instant passwordSetAt,
        Instant at)
        implements Event {

    public AccountState {
        Fields.fact(accountId, version, at);
        Fields.present(status, "status");
        Fields.present(twoFactor, "twoFactor");
    }
}
