package io.latchkey.gateway.signin;

import io.latchkey.contracts.Secret;
import io.latchkey.gateway.directory.Account;
import java.time.Duration;

/** What became of a sign-in. */
sealed interface SignInOutcome {
    /** A session is open; its token goes into the cookie and nowhere else. */
    record SignedIn(Account account, Secret token) implements SignInOutcome {}

    /** Wrong, unknown, disabled, superseded: the caller learns no more than that. */
    record InvalidCredentials() implements SignInOutcome {}

    /** Not now; the same again later may do. */
    record Unavailable(Duration retryAfter) implements SignInOutcome {}
}
