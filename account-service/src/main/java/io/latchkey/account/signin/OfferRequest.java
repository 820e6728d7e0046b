package io.latchkey.account.signin;

import io.latchkey.account.registry.AccountSnapshot;
import io.latchkey.account.secondfactor.ChallengeToken;
import io.latchkey.contracts.SecretValue;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants to see what to set an app up with.
 *
 * @param facts of the account that the challenge names; null when the gateway knows none
 * @param label what the app is to show: the address, which is kept nowhere
 */
record OfferRequest(@Nullable AccountSnapshot facts, SecretValue challenge, SecretValue label) {

    private static final int LONGEST_LABEL = 254;

    OfferRequest {
        Objects.requireNonNull(challenge, "challenge");
        Objects.requireNonNull(label, "label");
        if (label.value().isBlank() || label.value().length() > LONGEST_LABEL) {
            throw new IllegalArgumentException("a label has 1 to " + LONGEST_LABEL + " characters");
        }
    }

    Optional<ChallengeToken> parseToken() {
        return ChallengeToken.parse(challenge).map(token -> token.requireAccountOf(facts));
    }
}
