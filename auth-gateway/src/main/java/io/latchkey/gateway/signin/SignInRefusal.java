package io.latchkey.gateway.signin;

import io.latchkey.contracts.SecretValue;
import java.time.Duration;

/** Why a step of a sign-in opened no session. */
sealed interface SignInRefusal {
    /** Wrong, unknown, disabled, superseded: the caller learns no more than that. */
    record InvalidCredentials() implements SignInRefusal {}

    /** The password was right; a code is to follow. */
    record OneTimePasswordRequired(SecretValue challenge) implements SignInRefusal {}

    /** A code was wrong, or was used before. */
    record InvalidOneTimePassword() implements SignInRefusal {}

    /** The password was right; a phone is to be set up first. */
    record EnrolmentRequired(SecretValue challenge) implements SignInRefusal {}

    /** The second step was answered, took too long, or never was: sign in anew. */
    record ChallengeOver() implements SignInRefusal {}

    /** Not looked at: too many before it. */
    record TooManyAttempts(Duration retryAfter) implements SignInRefusal {}

    /** Not looked at: this network must show work first. */
    record ProofRequired() implements SignInRefusal {}

    /** Not now; the same again later may do. */
    record Unavailable(Duration retryAfter) implements SignInRefusal {}
}
