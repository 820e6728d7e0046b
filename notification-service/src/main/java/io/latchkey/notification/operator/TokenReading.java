package io.latchkey.notification.operator;

import java.time.Instant;

/** What a token turned out to be. */
sealed interface TokenReading {

    /** One of the gateway's, for us, now, of somebody with the role. */
    record Holds(Operator operator, String id, Instant until) implements TokenReading {}

    /** One of the gateway's, for us, now, of somebody without the role. */
    record WithoutRole() implements TokenReading {}

    /** None that counts; why is nobody's business. */
    record Refused() implements TokenReading {}
}
