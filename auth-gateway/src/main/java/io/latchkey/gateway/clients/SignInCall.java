package io.latchkey.gateway.clients;

import io.latchkey.contracts.SecretValue;
import io.latchkey.gateway.attempt.AttemptOrigin;
import io.latchkey.gateway.directory.Account;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Is this the account's password, and its one-time password?
 *
 * @param account null when the address has no account; answering costs the same
 * @param oneTimePassword null when none was given
 * @param proven whether the sender did the work that robots are asked for
 */
public record SignInCall(
        @Nullable Account account,
        SecretValue password,
        @Nullable SecretValue oneTimePassword,
        AttemptOrigin attempt,
        boolean proven) {

    /** What account-service said to a sign-in. */
    public sealed interface Result {
        /** Every factor that the account has was right. */
        record Complete(VerifiedAccount verified) implements Result {}

        /** It was not, or there is no such account, or it may not sign in: the caller learns no more than that. */
        record InvalidCredentials() implements Result {}

        /** The password was right; the one-time password was not given. */
        record OneTimePasswordRequired(SecretValue challenge) implements Result {}

        /** The password was right; the one-time password was not. */
        record InvalidOneTimePassword() implements Result {}

        /** The password was right; the second factor must be set up first. */
        record EnrolmentRequired(SecretValue challenge) implements Result {}

        /** Not looked at: too many before it. */
        record TooManyAttempts(Duration retryAfter) implements Result {}

        /** Not looked at: its network must show work first. */
        record ProofRequired() implements Result {}

        /** No answer to be had; the question may be asked again. */
        record Unavailable(Duration retryAfter) implements Result {}
    }
}
