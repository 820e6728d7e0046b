package io.latchkey.mailprovider.store;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;

/** Time and chance, which a test may choose. */
public record ClockAndRandom(InstantSource clock, RandomGenerator random) {

    public Instant currentTime() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
