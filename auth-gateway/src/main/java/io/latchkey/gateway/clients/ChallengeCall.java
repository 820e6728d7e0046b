package io.latchkey.gateway.clients;

import io.latchkey.contracts.SecretValue;
import io.latchkey.gateway.attempt.AttemptOrigin;
import io.latchkey.gateway.directory.Account;
import java.time.Duration;

/**
 * Is this what the challenge asks for?
 *
 * @param account the one that the challenge says it is of
 */
public record ChallengeCall(Account account, SecretValue challenge, Code code, AttemptOrigin attempt) {
    /** What was typed. */
    public sealed interface Code {
        /** From the phone. */
        record OneTimePassword(SecretValue digits) implements Code {}

        /** From the list that was kept for the day the phone is lost. */
        record RecoveryCode(SecretValue text) implements Code {}
    }

    /** What account-service said to the answer of a challenge. */
    public sealed interface Result {
        /** The sign-in is complete. */
        record Complete(VerifiedAccount verified) implements Result {}

        /** Wrong, or used before. */
        record InvalidOneTimePassword() implements Result {}

        /** The challenge is answered, too old, or never was: sign in anew. */
        record ChallengeOver() implements Result {}

        /** Not looked at: too many before it. */
        record TooManyAttempts(Duration retryAfter) implements Result {}

        /** No answer to be had; the question may be asked again. */
        record Unavailable(Duration retryAfter) implements Result {}
    }
}
