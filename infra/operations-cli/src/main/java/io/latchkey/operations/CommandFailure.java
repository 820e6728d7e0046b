package io.latchkey.operations;

/** Something that ends the command with one line and an exit status. */
final class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** It was refused, or did not work. */
    static final int FAILED = 1;

    /** It cannot be meant. */
    static final int USAGE = 2;

    /** There is no such thing. */
    static final int NOT_FOUND = 3;

    private final int status;

    CommandFailure(int status, String line) {
        super(line, null, false, false);
        this.status = status;
    }

    static CommandFailure wrongUsage(String line) {
        return new CommandFailure(USAGE, line + "; infra/ops --help tells all");
    }

    int status() {
        return status;
    }
}
