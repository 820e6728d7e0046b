package io.latchkey.account.internalapi;

/** A request that cannot be understood; says where, in our own words, never what stood there. */
public final class InvalidRequestException extends RuntimeException {

    private final String pointer;

    /** @param pointer JSON pointer to the place; empty for the whole body */
    public InvalidRequestException(String pointer, String detail) {
        super(detail, null, false, false);
        this.pointer = pointer;
    }

    String pointer() {
        return pointer;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
