package io.latchkey.gateway.peers;

import io.latchkey.contracts.Secret;
import io.latchkey.gateway.attempt.Attempt;
import io.latchkey.gateway.directory.Account;

/**
 * Is this what the challenge asks for?
 *
 * @param account the one that the challenge says it is of
 */
public record CodeQuestion(Account account, Secret challenge, Code code, Attempt attempt) {
    /** What was typed. */
    public sealed interface Code {
        /** From the phone. */
        record OneTimePassword(Secret digits) implements Code {}

        /** From the list that was kept for the day the phone is lost. */
        record RecoveryCode(Secret text) implements Code {}
    }
}
