package io.latchkey.account.selfservice;

import io.latchkey.account.internalapi.DigestFormat;
import io.latchkey.account.registry.AccountSnapshot;
import io.latchkey.account.signin.SecurityEventContext;
import io.latchkey.contracts.SecretValue;
import java.util.List;
import java.util.Objects;

/**
 * A signed-in holder wants another password.
 *
 * @param context words of the account that the password must not be made of
 */
record PasswordChangeRequest(
        AccountSnapshot facts,
        SecretValue currentPassword,
        SecretValue newPassword,
        List<String> context,
        String addressDigest,
        String networkDigest) {

    private static final int MOST_WORDS = 64;

    PasswordChangeRequest {
        Objects.requireNonNull(facts, "facts");
        Objects.requireNonNull(currentPassword, "currentPassword");
        Objects.requireNonNull(newPassword, "newPassword");
        context = List.copyOf(context);
        if (context.size() > MOST_WORDS) {
            throw new IllegalArgumentException("more than " + MOST_WORDS + " words of context");
        }
        DigestFormat.requireValid(addressDigest);
        DigestFormat.requireValid(networkDigest);
    }

    PasswordReauthenticator.Request toReauthentication() {
        return new PasswordReauthenticator.Request(
                facts, currentPassword, new SecurityEventContext(facts.accountId(), addressDigest, networkDigest));
    }

    /** Masked: the words are personal. */
    @Override
    public String toString() {
        return "PasswordChangeQuestion[facts=" + facts + "]";
    }
}
