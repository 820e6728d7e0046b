package io.latchkey.devstack.supervisor;

import java.time.Duration;

/** How long to wait before a process that died is started again: longer each time, short again once it ran a while. */
record BackOff(Duration next) {

    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration A_WHILE = Duration.ofSeconds(20);

    /** Before anything died. */
    static BackOff none() {
        return new BackOff(Duration.ZERO);
    }

    /** The wait after a run that was ready for this long. */
    BackOff after(Duration ready) {
        if (next.isZero() || ready.compareTo(A_WHILE) >= 0) {
            return new BackOff(FIRST);
        }
        Duration doubled = next.multipliedBy(2);
        return new BackOff(doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled);
    }
}
