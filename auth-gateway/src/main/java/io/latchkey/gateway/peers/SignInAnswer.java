package io.latchkey.gateway.peers;

import io.latchkey.contracts.Secret;
import java.time.Duration;

/** What account-service said to a sign-in. */
public sealed interface SignInAnswer {
    /** Every factor that the account has was right. */
    record Complete(Verified verified) implements SignInAnswer {}

    /** It was not, or there is no such account, or it may not sign in: the caller learns no more than that. */
    record InvalidCredentials() implements SignInAnswer {}

    /** The password was right; the one-time password was not given. */
    record OneTimePasswordRequired(Secret challenge) implements SignInAnswer {}

    /** The password was right; the one-time password was not. */
    record InvalidOneTimePassword() implements SignInAnswer {}

    /** The password was right; the second factor must be set up first. */
    record EnrolmentRequired(Secret challenge) implements SignInAnswer {}

    /** Not looked at: too many before it. */
    record TooManyAttempts(Duration retryAfter) implements SignInAnswer {}

    /** Not looked at: its network must show work first. */
    record ProofRequired() implements SignInAnswer {}

    /** No answer to be had; the question may be asked again. */
    record Unavailable(Duration retryAfter) implements SignInAnswer {}
}
