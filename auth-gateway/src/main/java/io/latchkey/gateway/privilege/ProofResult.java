package io.latchkey.gateway.privilege;

import io.latchkey.gateway.session.SessionPrincipal.SignedIn;
import java.time.Duration;

/** What came of a proof. */
sealed interface ProofResult {
    /** The session is fresh. */
    record Proved(SignedIn holder) implements ProofResult {}

    /** The account has a second factor, and no code came. */
    record CodeMissing() implements ProofResult {}

    /** Nothing was asked: no password came. */
    record PasswordMissing() implements ProofResult {}

    /** The password is not that of the account. */
    record WrongPassword() implements ProofResult {}

    /** The code is wrong or used. */
    record WrongCode() implements ProofResult {}

    /** Not looked at. */
    record TooMany(Duration retryAfter) implements ProofResult {}

    /** account-service gave no answer. */
    record Unavailable(Duration retryAfter) implements ProofResult {}
}
