package io.latchkey.account.secondfactor;

import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.AccountLifecycleState;
import io.latchkey.contracts.AccountState.TwoFactorStatus;
import io.latchkey.contracts.internal.DirectoryFacts;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in whose password was right and which needs a second step.
 *
 * @param digest of its token, in hex
 * @param credentialVersion of the password that opened it
 * @param wrongCodes typed so far
 * @param secret to be enrolled; null where a code is asked for
 */
public record SignInChallenge(
        String digest,
        UUID accountId,
        Purpose purpose,
        long credentialVersion,
        Instant expiresAt,
        int wrongCodes,
        @Nullable EncryptedSecret secret) {

    /** Whether the account is still as it was when the challenge was opened, by whichever is newer, row or facts. */
    boolean matchesAccount(Account account, @Nullable DirectoryFacts facts) {
        return account.accountId().equals(accountId)
                && account.credential().version() == credentialVersion
                && account.effectiveLifecycleState(facts) == AccountLifecycleState.ENABLED
                && account.effectiveTwoFactor(facts) == purpose.requiredStatus();
    }

    /** Whether it is within its time and its tries. */
    boolean isOpenAt(Instant now, int mostWrongCodes) {
        return now.isBefore(expiresAt) && wrongCodes < mostWrongCodes;
    }

    /** What a challenge asks for. */
    public enum Purpose {
        /** A one-time password or a recovery code. */
        CODE,
        /** That an authenticator app be enrolled. */
        ENROLMENT;

        /** The second factor's state in which it is asked. */
        private TwoFactorStatus requiredStatus() {
            return this == CODE ? TwoFactorStatus.ENROLLED : TwoFactorStatus.REQUIRED;
        }
    }
}
