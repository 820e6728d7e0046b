package io.latchkey.account.holder;

import io.latchkey.account.internalapi.Digests;
import io.latchkey.account.registry.Facts;
import io.latchkey.account.trail.Traces;
import io.latchkey.contracts.Secret;
import java.util.List;
import java.util.Objects;

/**
 * A signed-in holder wants another password.
 *
 * @param context words of the account that the password must not be made of
 */
record PasswordChangeQuestion(
        Facts facts,
        Secret currentPassword,
        Secret newPassword,
        List<String> context,
        String addressDigest,
        String networkDigest) {

    private static final int MOST_WORDS = 64;

    PasswordChangeQuestion {
        Objects.requireNonNull(facts, "facts");
        Objects.requireNonNull(currentPassword, "currentPassword");
        Objects.requireNonNull(newPassword, "newPassword");
        context = List.copyOf(context);
        if (context.size() > MOST_WORDS) {
            throw new IllegalArgumentException("more than " + MOST_WORDS + " words of context");
        }
        Digests.check(addressDigest);
        Digests.check(networkDigest);
    }

    Typed typed() {
        return new Typed(facts, currentPassword, new Traces(facts.accountId(), addressDigest, networkDigest));
    }

    /** Masked: the words are personal. */
    @Override
    public String toString() {
        return "PasswordChangeQuestion[facts=" + facts + "]";
    }
}
