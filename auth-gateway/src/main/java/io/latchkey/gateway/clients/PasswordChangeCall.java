package io.latchkey.gateway.clients;

import io.latchkey.contracts.SecretValue;
import io.latchkey.gateway.attempt.AttemptOrigin;
import io.latchkey.gateway.directory.Account;
import java.time.Duration;
import java.util.List;

/** May the holder, who knows the current password, set this one? */
public record PasswordChangeCall(
        Account account, SecretValue currentPassword, SecretValue newPassword, AttemptOrigin attempt) {

    /** What account-service said to a change of password by its holder. */
    public sealed interface Result {
        /** It is set; whatever an older credential opened must end now. */
        record Changed(VerifiedAccount verified) implements Result {}

        /** The current password was wrong. */
        record InvalidCredentials() implements Result {}

        /** The new password will not do. */
        record PasswordRejected(List<String> reasons) implements Result {
            public PasswordRejected {
                reasons = List.copyOf(reasons);
            }
        }

        /** Not looked at: too many before it. */
        record TooManyAttempts(Duration retryAfter) implements Result {}

        /** No answer to be had; the question may be asked again. */
        record Unavailable(Duration retryAfter) implements Result {}
    }
}
