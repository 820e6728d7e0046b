package io.latchkey.mailprovider.store;

import org.jspecify.annotations.Nullable;

/** What becomes of one request to send. */
public sealed interface SimulatedOutcome {

    /** The provider takes the mail. */
    record Taken() implements SimulatedOutcome {}

    /** The provider answers with an error; {@code retryAfter} in seconds. */
    record Refused(int status, @Nullable Integer retryAfter) implements SimulatedOutcome {}

    /** The connection is closed without an answer. */
    record HungUp() implements SimulatedOutcome {}
}
