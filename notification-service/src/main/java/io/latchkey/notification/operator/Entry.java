package io.latchkey.notification.operator;

/** What became of the wish to be let in. */
sealed interface Entry {

    /** A session is open. */
    record Opened(Operator operator, SessionToken token) implements Entry {}

    /** Somebody, but none of operations. */
    record WithoutRole() implements Entry {}

    /** The token is none that counts, or was spent before. */
    record Refused() implements Entry {}
}
