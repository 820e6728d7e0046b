package io.latchkey.benchmarks.figures;

import java.time.Duration;

/**
 * How much a run takes upon itself.
 *
 * @param accounts how many are seeded
 * @param rounds of each measurement; the median counts
 * @param warmUp before the first round: the just-in-time compiler wants 20 s and more
 * @param round length of a round
 * @param pairs known and unknown addresses compared
 */
public record BenchmarkEffort(int accounts, int rounds, Duration warmUp, Duration round, int pairs) {

    public static BenchmarkEffort full() {
        return new BenchmarkEffort(10_000, 5, Duration.ofSeconds(25), Duration.ofSeconds(6), 2_000);
    }

    /** Figures of a minute or two: to see that it runs and where things stand, not to be quoted. */
    public static BenchmarkEffort quick() {
        return new BenchmarkEffort(7_000, 1, Duration.ofSeconds(10), Duration.ofSeconds(4), 400);
    }
}
