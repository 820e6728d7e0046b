package io.latchkey.account.reset;

import io.latchkey.account.internalapi.InvalidRequestException;
import io.latchkey.account.registry.AccountSnapshot;
import io.latchkey.contracts.SecretValue;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody presents a link and a new password.
 *
 * @param facts what the gateway knows of the account that the token names; null when it knows none
 * @param context words of the account that the password must not be made of
 */
record RedemptionRequest(
        SecretValue token,
        SecretValue newPassword,
        @Nullable AccountSnapshot facts,
        List<String> context) {

    private static final int MOST_WORDS = 64;

    RedemptionRequest {
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(newPassword, "newPassword");
        context = List.copyOf(context);
        if (context.size() > MOST_WORDS) {
            throw new IllegalArgumentException("more than " + MOST_WORDS + " words of context");
        }
    }

    /**
     * The gateway's facts about this account; null when it sent none.
     *
     * @throws InvalidRequestException when it sent those of another account
     */
    @Nullable
    AccountSnapshot factsOf(UUID accountId) {
        if (facts != null && !facts.accountId().equals(accountId)) {
            throw new InvalidRequestException("/facts/accountId", "is not the account of the token");
        }
        return facts;
    }

    /** Masked: the words are personal. */
    @Override
    public String toString() {
        return "RedemptionQuestion[facts=" + facts + "]";
    }
}
