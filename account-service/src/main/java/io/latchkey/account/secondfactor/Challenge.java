package io.latchkey.account.secondfactor;

import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.Facts;
import io.latchkey.account.registry.Standing;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in with the right password that needs one thing more.
 *
 * @param digest of its token, in hex
 * @param credentialVersion of the password that opened it
 * @param device digest of the known browser that it was opened in; null when it was not known
 * @param wrongCodes typed so far
 * @param secret to be enrolled; null where a code is asked for
 */
public record Challenge(
        String digest,
        UUID accountId,
        Purpose purpose,
        long credentialVersion,
        @Nullable String device,
        Instant expiresAt,
        int wrongCodes,
        @Nullable Sealed secret) {

    /** Whether the account is still as it was when the challenge was given, by whichever knows more. */
    boolean fits(Account account, @Nullable Facts facts) {
        return account.accountId().equals(accountId)
                && account.credential().version() == credentialVersion
                && account.standing(facts) == Standing.ENABLED
                && account.twoFactor(facts) == purpose.status();
    }

    /** Whether it is within its time and its tries. */
    boolean openAt(Instant now, int mostWrongCodes) {
        return now.isBefore(expiresAt) && wrongCodes < mostWrongCodes;
    }
}
