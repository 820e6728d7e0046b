package io.latchkey.gateway.signin;

import io.latchkey.contracts.Secret;
import java.time.Duration;

/** Why a step of a sign-in opened no session. */
sealed interface Refusal {
    /** Wrong, unknown, disabled, superseded: the caller learns no more than that. */
    record InvalidCredentials() implements Refusal {}

    /** The password was right; a code is to follow. */
    record OneTimePasswordRequired(Secret challenge) implements Refusal {}

    /** A code was wrong, or was used before. */
    record InvalidOneTimePassword() implements Refusal {}

    /** The password was right; a phone is to be set up first. */
    record EnrolmentRequired(Secret challenge) implements Refusal {}

    /** The second step was answered, took too long, or never was: sign in anew. */
    record ChallengeOver() implements Refusal {}

    /** Not looked at: too many before it. */
    record TooManyAttempts(Duration retryAfter) implements Refusal {}

    /** Not looked at: this network must show work first. */
    record ProofRequired() implements Refusal {}

    /** Not now; the same again later may do. */
    record Unavailable(Duration retryAfter) implements Refusal {}
}
