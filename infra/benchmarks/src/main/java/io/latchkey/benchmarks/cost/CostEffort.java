package io.latchkey.benchmarks.cost;

import io.latchkey.benchmarks.figures.BenchmarkEffort;
import java.time.Duration;
import java.util.List;

/**
 * How much is measured.
 *
 * @param starts of the whole stack; the median counts
 * @param rates known resets a second
 * @param warmUp at each rate, before anything is counted
 * @param window in which it is counted
 * @param idle how long the idle system is watched
 */
record CostEffort(int starts, List<Integer> rates, Duration warmUp, Duration window, Duration idle) {

    private static final List<Integer> RATES = List.of(50, 200, 500);

    static CostEffort of(BenchmarkEffort effort) {
        return effort.rounds() == 1
                ? new CostEffort(1, RATES, Duration.ofSeconds(8), Duration.ofSeconds(8), Duration.ofSeconds(10))
                : new CostEffort(3, RATES, Duration.ofSeconds(90), Duration.ofSeconds(60), Duration.ofSeconds(30));
    }

    int requestsAt(int rate) {
        return rate * (int) warmUp.plus(window).toSeconds();
    }

    /** Each is asked for once. */
    int countAccounts() {
        return rates.stream().mapToInt(this::requestsAt).sum();
    }
}
