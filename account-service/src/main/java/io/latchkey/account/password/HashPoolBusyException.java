package io.latchkey.account.password;

/** No hash could begin in time: more are wanted than this machine can make. Ask again shortly. */
public final class HashPoolBusyException extends RuntimeException {

    HashPoolBusyException() {
        // No stack trace: this is thrown most when there is least time to spare.
        super("no hash could begin in time", null, false, false);
    }
}
