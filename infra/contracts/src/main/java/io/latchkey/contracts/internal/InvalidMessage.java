package io.latchkey.contracts.internal;

/** A request or response that cannot be understood; says where, in our own words, never what stood there. */
public sealed class InvalidMessage extends RuntimeException permits UnknownOutcome {

    private final String pointer;

    // Without a cause: Jackson's messages may quote a secret.
    InvalidMessage(String pointer, String detail) {
        super(detail, null, false, false);
        this.pointer = pointer;
    }

    /** JSON pointer (RFC 6901) to the place; empty for the whole body. */
    public String pointer() {
        return pointer;
    }

    /** What is wrong there. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
