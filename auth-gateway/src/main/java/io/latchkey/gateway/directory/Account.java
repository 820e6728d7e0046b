package io.latchkey.gateway.directory;

import io.latchkey.contracts.AccountStatus;
import io.latchkey.contracts.Role;
import io.latchkey.contracts.TwoFactorStatus;
import java.time.Instant;
import java.util.UUID;

/** An account as the gateway knows it. */
public record Account(UUID accountId, Person person, Standing standing, StateCopy state, Instant createdAt) {
    /** Disabled by the gateway's own word at once; otherwise as account-service last said. */
    public AccountStatus status() {
        return standing.enabled() ? state.status() : AccountStatus.DISABLED;
    }

    /**
     * Off and required hold as soon as the gateway says so; of a factor that is required, account-service says whether
     * the holder has enrolled.
     */
    public TwoFactorStatus twoFactor() {
        if (!standing.twoFactorRequired()) {
            return TwoFactorStatus.OFF;
        }
        return state.twoFactor() == TwoFactorStatus.ENROLLED ? TwoFactorStatus.ENROLLED : TwoFactorStatus.REQUIRED;
    }

    /** Whether the holder can do what executives do, as far as the gateway has a word in it. */
    boolean isActingExecutive() {
        return standing.enabled() && person.roles().contains(Role.EXECUTIVE);
    }
}
