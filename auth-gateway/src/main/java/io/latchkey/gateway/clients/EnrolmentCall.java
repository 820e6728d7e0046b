package io.latchkey.gateway.clients;

import io.latchkey.contracts.SecretValue;
import io.latchkey.gateway.attempt.AttemptOrigin;
import io.latchkey.gateway.directory.Account;
import java.time.Duration;
import java.util.List;

/** Is this a code of the phone that the challenge's offer set up? */
public record EnrolmentCall(
        Account account, SecretValue challenge, SecretValue oneTimePassword, AttemptOrigin attempt) {

    /** What account-service said to the first code of a phone. */
    public sealed interface Result {
        /** The phone is set up and the sign-in complete; the codes are shown once. */
        record Enrolled(VerifiedAccount verified, List<SecretValue> recoveryCodes) implements Result {
            public Enrolled {
                recoveryCodes = List.copyOf(recoveryCodes);
            }
        }

        /** Wrong. */
        record InvalidOneTimePassword() implements Result {}

        /** The challenge is answered, too old, or never was: sign in anew. */
        record ChallengeOver() implements Result {}

        /** Not looked at: too many before it. */
        record TooManyAttempts(Duration retryAfter) implements Result {}

        /** No answer to be had; the question may be asked again. */
        record Unavailable(Duration retryAfter) implements Result {}
    }
}
