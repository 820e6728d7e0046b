package io.latchkey.devstack.inbox;

import org.jspecify.annotations.Nullable;

/** What becomes of one request to send. */
sealed interface Fate {

    /** The provider takes the mail. */
    record Taken() implements Fate {}

    /** The provider answers with an error; {@code retryAfter} in seconds. */
    record Refused(int status, @Nullable Integer retryAfter) implements Fate {}

    /** The connection is closed without an answer. */
    record HungUp() implements Fate {}
}
