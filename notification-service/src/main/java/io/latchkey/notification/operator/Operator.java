package io.latchkey.notification.operator;

import java.util.UUID;

/**
 * An account with the role OPERATIONS, as its token said.
 *
 * @param fresh whether its holder proved every factor just now, as the token said
 */
public record Operator(UUID accountId, boolean fresh) {

    /** Pausing, replaying and discarding need a fresh proof; fails with 403 where there is none. */
    public void requireFresh() {
        if (!fresh) {
            throw OperatorProblems.REAUTHENTICATION_REQUIRED.toException();
        }
    }
}
