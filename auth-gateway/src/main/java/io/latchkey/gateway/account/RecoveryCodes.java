package io.latchkey.gateway.account;

import io.latchkey.contracts.Secret;
import java.time.Duration;
import java.util.List;

/** What became of a holder's wish for new recovery codes. */
sealed interface RecoveryCodes {
    /** The old are dead; these are shown once. */
    record Fresh(List<Secret> codes) implements RecoveryCodes {
        public Fresh {
            codes = List.copyOf(codes);
        }
    }

    /** The password was wrong. */
    record InvalidCredentials() implements RecoveryCodes {}

    /** The one-time password was wrong, was used before, or there is none. */
    record InvalidOneTimePassword() implements RecoveryCodes {}

    /** Not looked at: too many before it. */
    record TooManyAttempts(Duration retryAfter) implements RecoveryCodes {}

    /** Not now; the same again later may do. */
    record Unavailable(Duration retryAfter) implements RecoveryCodes {}
}
