package io.latchkey.benchmarks.load;

import java.time.Clock;
import java.time.Instant;

/** When the request of a flow that counts was sent and answered, in the nanoseconds of {@link System#nanoTime()}. */
public record FlowTime(long sent, long answered) {

    /** Answered now. */
    public static FlowTime since(long sent) {
        return new FlowTime(sent, System.nanoTime());
    }

    /** By the clock on the wall. */
    public Instant sentAt(Clock clock) {
        return clock.instant().minusNanos(System.nanoTime() - sent);
    }

    long micros() {
        return (answered - sent) / 1000;
    }
}
