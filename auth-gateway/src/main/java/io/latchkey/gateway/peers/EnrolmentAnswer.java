package io.latchkey.gateway.peers;

import io.latchkey.contracts.Secret;
import java.time.Duration;
import java.util.List;

/** What account-service said to the first code of a phone. */
public sealed interface EnrolmentAnswer {
    /** The phone is set up and the sign-in complete; the codes are shown once. */
    record Enrolled(Verified verified, List<Secret> recoveryCodes) implements EnrolmentAnswer {
        public Enrolled {
            recoveryCodes = List.copyOf(recoveryCodes);
        }
    }

    /** Wrong. */
    record InvalidOneTimePassword() implements EnrolmentAnswer {}

    /** The challenge is answered, too old, or never was: sign in anew. */
    record ChallengeOver() implements EnrolmentAnswer {}

    /** Not looked at: too many before it. */
    record TooManyAttempts(Duration retryAfter) implements EnrolmentAnswer {}

    /** No answer to be had; the question may be asked again. */
    record Unavailable(Duration retryAfter) implements EnrolmentAnswer {}
}
