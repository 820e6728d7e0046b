package io.latchkey.notification.operator;

/** Who stands behind a request to the console. */
sealed interface Caller {

    /** Somebody of operations. */
    record Known(Operator operator) implements Caller {}

    /** Somebody, but none of operations. */
    record WithoutRole() implements Caller {}

    /** Nobody that the token or the cookie makes known. */
    record Unknown() implements Caller {}
}
