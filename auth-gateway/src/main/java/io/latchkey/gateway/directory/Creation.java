package io.latchkey.gateway.directory;

import java.util.UUID;

/** What became of the wish to create an account. */
public sealed interface Creation {
    /** It exists, and its facts are in the outbox of the same transaction. */
    record Created(UUID accountId) implements Creation {}

    /** Another account has the address. */
    record EmailTaken() implements Creation {}
}
