package io.latchkey.gateway.account;

import java.time.Duration;
import java.util.List;

/** What became of a holder's wish for another password. */
sealed interface PasswordChange {
    /** It is set, and every other session of the account is dead. */
    record Done() implements PasswordChange {}

    /** The current password was wrong. */
    record InvalidCredentials() implements PasswordChange {}

    /** Another new password helps. */
    record Rejected(List<String> reasons) implements PasswordChange {
        public Rejected {
            reasons = List.copyOf(reasons);
        }
    }

    /** Not looked at: too many before it. */
    record TooManyAttempts(Duration retryAfter) implements PasswordChange {}

    /** Not now; the same again later may do. */
    record Unavailable(Duration retryAfter) implements PasswordChange {}
}
