package io.latchkey.benchmarks.beside;

import io.latchkey.benchmarks.figures.BenchmarkEffort;
import java.time.Duration;

/**
 * How much is measured.
 *
 * @param rounds in which each of the two is started once; the median counts
 * @param warmUp before each kind of thing is counted; the second of a kind needs a third of it
 * @param window in which it is counted
 * @param idle how long the idle system is watched
 * @param users of Keycloak, which are asked for again and again
 */
record BesideEffort(int rounds, Duration warmUp, Duration window, Duration idle, int users) {

    /** Far more than either can take on two cores. */
    private static final int MOST_RESETS_A_SECOND = 2_000;

    static BesideEffort of(BenchmarkEffort effort) {
        return effort.rounds() == 1
                ? new BesideEffort(1, Duration.ofSeconds(9), Duration.ofSeconds(8), Duration.ofSeconds(10), 2_000)
                : new BesideEffort(3, Duration.ofSeconds(60), Duration.ofSeconds(15), Duration.ofSeconds(30), 10_000);
    }

    Duration warmUpOfSecond() {
        return warmUp.dividedBy(3);
    }

    /** So many that each is asked for once. */
    int accountsToAskOnce() {
        Duration asked = warmUp.plus(warmUpOfSecond()).plus(window.multipliedBy(2));
        return MOST_RESETS_A_SECOND * (int) asked.toSeconds();
    }
}
