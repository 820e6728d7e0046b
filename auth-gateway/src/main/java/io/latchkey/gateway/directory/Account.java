package io.latchkey.gateway.directory;

import io.latchkey.contracts.AccountStatus;
import io.latchkey.contracts.TwoFactorStatus;
import java.time.Instant;
import java.util.UUID;

/** An account as the gateway knows it. */
public record Account(UUID accountId, Person person, Standing standing, StateCopy state, Instant createdAt) {
    /** Disabled by the gateway's own word at once; otherwise as account-service last said. */
    public AccountStatus status() {
        return standing.enabled() ? state.status() : AccountStatus.DISABLED;
    }

    /** Enrolled is account-service's to say; required holds as soon as the gateway says it. */
    public TwoFactorStatus twoFactor() {
        return standing.twoFactorRequired() && state.twoFactor() == TwoFactorStatus.OFF
                ? TwoFactorStatus.REQUIRED
                : state.twoFactor();
    }
}
