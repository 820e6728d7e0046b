package io.latchkey.gateway.peers;

import io.latchkey.gateway.directory.StateCopy;
import java.time.Duration;
import java.util.UUID;

/** What account-service said to a sign-in. */
public sealed interface SignInAnswer {
    /** It was the password, of this credential version. */
    record Verified(UUID accountId, long credentialVersion, StateCopy state) implements SignInAnswer {}

    /** It was not, or there is no such account, or it may not sign in: the caller learns no more than that. */
    record InvalidCredentials() implements SignInAnswer {}

    /** No answer to be had; the question may be asked again. */
    record Unavailable(Duration retryAfter) implements SignInAnswer {}
}
