package io.latchkey.mailprovider.store;

import org.jspecify.annotations.Nullable;

/** What becomes of one request to send. */
public sealed interface SimulatedOutcome {

    /** What the sender is answered; 0 is no answer. */
    default int answeredStatus(int taken) {
        return switch (this) {
            case Taken yes -> taken;
            case Refused no -> no.status();
            case HungUp no -> 0;
        };
    }

    /** The provider takes the mail. */
    record Taken() implements SimulatedOutcome {}

    /** The provider answers with an error; {@code retryAfter} in seconds. */
    record Refused(int status, @Nullable Integer retryAfter) implements SimulatedOutcome {}

    /** The connection is closed without an answer. */
    record HungUp() implements SimulatedOutcome {}
}
