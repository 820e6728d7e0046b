package io.latchkey.gateway.directory;

import io.latchkey.contracts.ChangedField;
import java.util.Set;

/** What became of the wish to change what the directory says of a person. */
public sealed interface Change {
    /** Done, with its fact and profile in the outbox of the caller's transaction. */
    record Changed(Set<ChangedField> fields, long profileVersion) implements Change {}

    /** All of it was so already; nothing was appended. */
    record Unchanged() implements Change {}

    /** Another account has the address. */
    record EmailTaken() implements Change {}

    /** Nobody enabled would be left to do what executives do. */
    record LastExecutive() implements Change {}

    /** There is no such account. */
    record NoSuchAccount() implements Change {}
}
