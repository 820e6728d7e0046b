package io.latchkey.gateway.peers;

import java.time.Duration;
import java.util.List;

/** What account-service said to a change of password by its holder. */
public sealed interface PasswordChangeAnswer {
    /** It is set; whatever an older credential opened must end now. */
    record Changed(Verified verified) implements PasswordChangeAnswer {}

    /** The current password was wrong. */
    record InvalidCredentials() implements PasswordChangeAnswer {}

    /** The new password will not do. */
    record PasswordRejected(List<String> reasons) implements PasswordChangeAnswer {
        public PasswordRejected {
            reasons = List.copyOf(reasons);
        }
    }

    /** Not looked at: too many before it. */
    record TooManyAttempts(Duration retryAfter) implements PasswordChangeAnswer {}

    /** No answer to be had; the question may be asked again. */
    record Unavailable(Duration retryAfter) implements PasswordChangeAnswer {}
}
