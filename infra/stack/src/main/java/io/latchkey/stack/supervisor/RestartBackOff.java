package io.latchkey.stack.supervisor;

import java.time.Duration;

/** How long to wait before a process that died is started again: longer each time, short again once it ran a while. */
record RestartBackOff(Duration next) {

    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration A_WHILE = Duration.ofSeconds(20);

    /** Before anything died. */
    static RestartBackOff noDelay() {
        return new RestartBackOff(Duration.ZERO);
    }

    /** The wait after a run that was ready for this long. */
    RestartBackOff afterRun(Duration ready) {
        if (next.isZero() || ready.compareTo(A_WHILE) >= 0) {
            return new RestartBackOff(FIRST);
        }
        Duration doubled = next.multipliedBy(2);
        return new RestartBackOff(doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled);
    }
}
