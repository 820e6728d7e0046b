package io.latchkey.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test moves it; safe to share between threads. */
public final class SettableClock extends Clock {

    private volatile Instant now;

    private SettableClock(Instant start) {
        now = start;
    }

    /** A clock that shows this instant, in UTC. */
    public static SettableClock startingAt(Instant start) {
        return new SettableClock(start);
    }

    /** A clock that shows this instant, written as ISO 8601. */
    public static SettableClock startingAt(String start) {
        return startingAt(Instant.parse(start));
    }

    public synchronized void advanceBy(Duration step) {
        now = now.plus(step);
    }

    public synchronized void set(Instant instant) {
        now = instant;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** The same hands behind another glass: moving this one moves it, too. */
    @Override
    public Clock withZone(ZoneId other) {
        InstantSource hands = this;
        return hands.withZone(other);
    }
}
