package io.latchkey.contracts;

import java.util.UUID;

/** A fact of {@code account.events.v1}: ids only, no personal data, no secret. */
public sealed interface AccountFact extends Event
        permits AccountCreated,
                AccountChanged,
                PasswordResetRequested,
                AccountDisabled,
                AccountEnabled,
                AccountErased,
                TwoFactorRequired,
                TwoFactorReset,
                TwoFactorRemoved,
                PasswordChanged,
                TwoFactorEnrolled,
                RecoveryCodeUsed,
                RecoveryCodesReplaced {

    @Override
    UUID accountId();
}
