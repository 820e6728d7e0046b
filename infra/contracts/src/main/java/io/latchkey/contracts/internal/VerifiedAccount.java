package io.latchkey.contracts.internal;

import java.util.UUID;

/** An outcome by which account-service vouches for an account's holder. */
public sealed interface VerifiedAccount
        permits SharedOutcomes.HolderVerified,
                EnrolmentOperation.EnrolmentResponse.AppEnrolled,
                PasswordChangeOperation.PasswordChangeResponse.PasswordReplaced,
                RedemptionOperation.RedemptionResponse.LinkRedeemed {

    /** Whose account it is. */
    UUID accountId();

    /** A session of a lower credential version no longer counts. */
    long credentialVersion();

    /** Where the account stands now. */
    StateSnapshot state();
}
