package io.latchkey.gateway.peers;

import java.time.Duration;

/** What account-service said to the answer of a challenge. */
public sealed interface CodeAnswer {
    /** The sign-in is complete. */
    record Complete(Verified verified) implements CodeAnswer {}

    /** Wrong, or used before. */
    record InvalidOneTimePassword() implements CodeAnswer {}

    /** The challenge is answered, too old, or never was: sign in anew. */
    record ChallengeOver() implements CodeAnswer {}

    /** Not looked at: too many before it. */
    record TooManyAttempts(Duration retryAfter) implements CodeAnswer {}

    /** No answer to be had; the question may be asked again. */
    record Unavailable(Duration retryAfter) implements CodeAnswer {}
}
