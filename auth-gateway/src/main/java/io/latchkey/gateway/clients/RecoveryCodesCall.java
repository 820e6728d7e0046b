package io.latchkey.gateway.clients;

import io.latchkey.contracts.SecretValue;
import io.latchkey.gateway.attempt.AttemptOrigin;
import io.latchkey.gateway.directory.Account;
import java.time.Duration;
import java.util.List;

/** May the holder, by both factors, have new recovery codes? */
public record RecoveryCodesCall(
        Account account, SecretValue password, SecretValue oneTimePassword, AttemptOrigin attempt) {

    /** What account-service said to the wish for new recovery codes. */
    public sealed interface Result {
        /** The old are dead; these are shown once. */
        record Replaced(List<SecretValue> recoveryCodes) implements Result {
            public Replaced {
                recoveryCodes = List.copyOf(recoveryCodes);
            }
        }

        /** The password was wrong. */
        record InvalidCredentials() implements Result {}

        /** The one-time password was wrong, was used before, or there is none. */
        record InvalidOneTimePassword() implements Result {}

        /** Not looked at: too many before it. */
        record TooManyAttempts(Duration retryAfter) implements Result {}

        /** No answer to be had; the question may be asked again. */
        record Unavailable(Duration retryAfter) implements Result {}
    }
}
