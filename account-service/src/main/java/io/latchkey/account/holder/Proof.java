package io.latchkey.account.holder;

import io.latchkey.account.registry.Account;
import io.latchkey.account.throttle.Admission;

/** What a password typed in a session proved. */
sealed interface Proof {

    /** It was right for the account as it was then. */
    record Right(Account account) implements Proof {}

    /** It was wrong, or the account is shut. */
    record Wrong() implements Proof {}

    /** It was not looked at. */
    record Refused(Admission.Refused how) implements Proof {}
}
