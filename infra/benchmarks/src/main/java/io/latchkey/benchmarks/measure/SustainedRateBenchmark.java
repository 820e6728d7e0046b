package io.latchkey.benchmarks.measure;

import io.latchkey.benchmarks.figures.BenchmarkEffort;
import io.latchkey.benchmarks.figures.BenchmarkReport;
import io.latchkey.benchmarks.load.OpenLoop;
import io.latchkey.benchmarks.system.AccountPool;
import io.latchkey.benchmarks.system.AccountSeeder;
import io.latchkey.benchmarks.system.BenchmarkDatabase;
import io.latchkey.benchmarks.system.CpuUsage;
import io.latchkey.benchmarks.system.LatchkeySystem;
import io.latchkey.benchmarks.system.SeededAccount;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The highest steady rate of requests at which no stage falls behind: what was asked for is mailed a second later. */
public record SustainedRateBenchmark(LatchkeySystem latchkey) implements Benchmark {

    private static final String GROUP = "Pipeline keeping up";
    private static final int[] RATES = {100, 200, 400, 600, 700, 800, 900, 1_000, 1_100, 1_200};
    private static final Duration AFTERWARDS = Duration.ofSeconds(1);

    // A pipeline that catches up in the second afterwards must not be a sixth slower than the rate, as in one round.
    private static final int ROUNDS = 5;

    @Override
    public void measure(BenchmarkEffort effort, BenchmarkReport report) {
        report.printStep("rates that the pipeline sustains");
        AccountPool accounts = seedAccounts(effort);
        double best = 0;
        Map<String, Double> cpu = Map.of();
        for (int rate : RATES) {
            CpuUsage before = latchkey.cpuUsage();
            int count = rate * secondsOf(effort);
            if (!keepsUp(rate, accounts.lendAccounts(count))) {
                latchkey.inbox().awaitSettled();
                break;
            }
            best = rate;
            cpu = latchkey.cpuUsage().millisPer(count, before);
        }
        report.add(GROUP, "sustained", best, "/s");
        report.addByProcess(GROUP, "processor time per request", cpu);
    }

    /** So many that each is asked for once: those that all other measurements share would not do for the highest rates. */
    private AccountPool seedAccounts(BenchmarkEffort effort) {
        var database = BenchmarkDatabase.of(latchkey.stack());
        int count = IntStream.of(RATES).sum() * secondsOf(effort);
        var seeded = new AccountSeeder(database, latchkey.clock()).seedUntil(count);
        database.settle();
        return AccountPool.ofSeeded(seeded, latchkey.clock());
    }

    private static int secondsOf(BenchmarkEffort effort) {
        return ROUNDS * (int) effort.round().toSeconds();
    }

    private boolean keepsUp(double rate, List<SeededAccount> asked) {
        var requests = latchkey.resetRequests(asked);
        long before = latchkey.inbox().countAccepted();
        var sent = new OpenLoop(latchkey.gateway().port(), 202, latchkey.clock()).runAtRate(rate, requests);
        boolean onTime = sent.getLast().answered().isBefore(sent.getLast().due().plus(AFTERWARDS));
        return onTime && latchkey.inbox().awaitMailed(before + asked.size(), AFTERWARDS);
    }
}
