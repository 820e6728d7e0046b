package io.latchkey.account.secondfactor;

import io.latchkey.account.throttle.Admission;
import io.latchkey.contracts.SignInFactor;
import java.time.Instant;

/** What a typed code was worth. */
public sealed interface CodeOutcome {

    /** It was right, and is used up now. */
    record Right(SignInFactor factor) implements CodeOutcome {}

    /** It was wrong, used or malformed. */
    record Wrong() implements CodeOutcome {}

    /** It was not looked at. */
    record Refused(Instant until, long retryAfter) implements CodeOutcome {

        static Refused of(Admission.Refused refused) {
            return new Refused(refused.until(), refused.retryAfter());
        }
    }
}
