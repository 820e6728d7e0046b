package io.latchkey.testkit.house.straight;

import java.time.Clock;
import java.time.Instant;

/** Asks the clock that it was given. */
record Time(Clock clock) implements Kept {

    Instant now() {
        return Instant.now(clock);
    }
}
