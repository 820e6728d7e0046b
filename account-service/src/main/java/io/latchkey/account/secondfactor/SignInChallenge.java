package io.latchkey.account.secondfactor;

import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.AccountLifecycleState;
import io.latchkey.contracts.AccountState.TwoFactorStatus;
import io.latchkey.contracts.internal.DirectoryFacts;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A second step: of a sign-in whose password was right, or of a signed-in holder who sets up an app.
 *
 * @param digest of its token, in hex
 * @param credentialVersion of the password that opened it
 * @param wrongCodes typed so far
 * @param secret to be enrolled; null where a code is asked for
 * @param sessionId of the holder who set the enrolment off in it, and the only one to answer; null at a sign-in
 */
public record SignInChallenge(
        String digest,
        UUID accountId,
        Purpose purpose,
        long credentialVersion,
        Instant expiresAt,
        int wrongCodes,
        @Nullable EncryptedSecret secret,
        @Nullable UUID sessionId) {

    /** Whether the account is still as it was when the challenge was opened, by whichever is newer, row or facts. */
    boolean matchesAccount(Account account, @Nullable DirectoryFacts facts) {
        return matchesCredential(account, facts)
                // Nobody has to require what a holder does in a session.
                && (sessionId != null || account.effectiveTwoFactor(facts) == purpose.requiredStatus());
    }

    /** The same, whatever became of the second factor: a fact about it may be known to the gateway alone as yet. */
    boolean matchesCredential(Account account, @Nullable DirectoryFacts facts) {
        return account.accountId().equals(accountId)
                && account.credential().version() == credentialVersion
                && account.effectiveLifecycleState(facts) == AccountLifecycleState.ENABLED
                && !account.isPasswordRevoked(facts);
    }

    /** Whether it may be answered there; one of a sign-in may be anywhere. */
    boolean matchesSession(@Nullable UUID session) {
        return sessionId == null || sessionId.equals(session);
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
