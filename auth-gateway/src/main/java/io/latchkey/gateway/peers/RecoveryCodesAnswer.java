package io.latchkey.gateway.peers;

import io.latchkey.contracts.Secret;
import java.time.Duration;
import java.util.List;

/** What account-service said to the wish for new recovery codes. */
public sealed interface RecoveryCodesAnswer {
    /** The old are dead; these are shown once. */
    record Replaced(List<Secret> recoveryCodes) implements RecoveryCodesAnswer {
        public Replaced {
            recoveryCodes = List.copyOf(recoveryCodes);
        }
    }

    /** The password was wrong. */
    record InvalidCredentials() implements RecoveryCodesAnswer {}

    /** The one-time password was wrong, was used before, or there is none. */
    record InvalidOneTimePassword() implements RecoveryCodesAnswer {}

    /** Not looked at: too many before it. */
    record TooManyAttempts(Duration retryAfter) implements RecoveryCodesAnswer {}

    /** No answer to be had; the question may be asked again. */
    record Unavailable(Duration retryAfter) implements RecoveryCodesAnswer {}
}
