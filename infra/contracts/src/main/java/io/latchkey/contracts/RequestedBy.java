package io.latchkey.contracts;

/** Who asked for a link. */
public enum RequestedBy {
    /** Somebody at the public page; counts against the limits. */
    HOLDER,
    /** An executive; exempt from the limits. */
    EXECUTIVE
}
