package io.latchkey.platform.schedule;

import java.time.Duration;

/** Pauses that double with each failure in a row; used by one thread. */
public final class ExponentialBackOff {

    private final Duration first;
    private final Duration most;
    private Duration next;

    public ExponentialBackOff(Duration first, Duration most) {
        this.first = first;
        this.most = most;
        this.next = first;
    }

    /** How long to pause after another failure. */
    public Duration nextPause() {
        Duration pause = next;
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(most) > 0 ? most : doubled;
        return pause;
    }

    /** All is well: the next pause is the shortest again. */
    public void reset() {
        next = first;
    }
}
