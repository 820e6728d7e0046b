package io.latchkey.gateway.history;

import io.latchkey.contracts.WireWord;

/** What was done to an account; its word stands on the wire, in the table and at the end of the pages' keys. */
public enum HistoryAct implements WireWord {
    /** It came to be. */
    CREATED,
    /** Address, name, language or roles are others. */
    CHANGED,
    /** Nobody can sign in. */
    DISABLED,
    /** Open again. */
    ENABLED,
    /** A second factor is needed from the next sign-in on. */
    TWO_FACTOR_REQUIRED,
    /** The second factor is to be set up anew. */
    TWO_FACTOR_RESET,
    /** No second factor any more. */
    TWO_FACTOR_REMOVED,
    /** Signed out everywhere. */
    SESSIONS_ENDED,
    /** A link was sent. */
    LINK_SENT,
    /** Mail to its address was asked to be let through again. */
    SUPPRESSION_LIFTED,
    /** Nothing of the person stays. */
    ERASED
}
