package io.latchkey.platform.schedule;

import java.time.Duration;

/** Pauses that double with each failure in a row; an instance is used by one thread. */
public final class ExponentialBackOff {

    private final Duration first;
    private final Duration most;
    private int failures;

    public ExponentialBackOff(Duration first, Duration most) {
        this.first = first;
        this.most = most;
    }

    /**
     * The pause after that many failures.
     *
     * @param failures in a row, from 1
     */
    public static Duration pauseAfter(int failures, Duration first, Duration most) {
        Duration pause = first;
        for (int more = 1; more < failures && pause.compareTo(most) < 0; more++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(most) < 0 ? pause : most;
    }

    /** How long to pause after another failure. */
    public Duration nextPause() {
        failures++;
        return pauseAfter(failures, first, most);
    }

    /** All is well: the next pause is the shortest again. */
    public void reset() {
        failures = 0;
    }
}
