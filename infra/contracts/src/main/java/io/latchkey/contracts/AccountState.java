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
        FieldRules.requireFactFields(accountId, version, at);
        FieldRules.requirePresent(status, "status");
        FieldRules.requirePresent(twoFactor, "twoFactor");
    }

    /** Where an account stands. */
    public enum AccountStatus {
        /** No password has been set yet. */
        INVITED,
        /** The holder has set a password. */
        ACTIVE,
        /** Shut by an executive. */
        DISABLED
    }

    /** Whether sign-in asks for a one-time password. */
    public enum TwoFactorStatus {
        /** It does not. */
        OFF,
        /** It will, once the holder has enrolled. */
        REQUIRED,
        /** It does. */
        ENROLLED
    }
}
