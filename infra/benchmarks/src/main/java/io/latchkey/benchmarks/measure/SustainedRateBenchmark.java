package io.latchkey.benchmarks.measure;

import io.latchkey.benchmarks.figures.BenchmarkEffort;
import io.latchkey.benchmarks.figures.BenchmarkReport;
import io.latchkey.benchmarks.load.OpenLoop;
import io.latchkey.benchmarks.system.AccountPool;
import io.latchkey.benchmarks.system.CpuUsage;
import io.latchkey.benchmarks.system.LatchkeySystem;
import java.time.Duration;
import java.util.Map;

/** The highest steady rate of requests at which no stage falls behind: what was asked for is mailed a second later. */
public record SustainedRateBenchmark(LatchkeySystem latchkey, AccountPool accounts) implements Benchmark {

    private static final String GROUP = "Pipeline keeping up";
    private static final int[] RATES = {40, 60, 80, 100, 125, 150, 175, 200, 250, 300, 400};
    private static final Duration AFTERWARDS = Duration.ofSeconds(1);

    @Override
    public void measure(BenchmarkEffort effort, BenchmarkReport report) {
        report.printStep("rates that the pipeline sustains");
        double best = 0;
        Map<String, Double> cpu = Map.of();
        for (int rate : RATES) {
            CpuUsage before = latchkey.cpuUsage();
            int count = (int) (rate * effort.round().toSeconds());
            if (!keepsUp(rate, count)) {
                latchkey.inbox().awaitSettled();
                break;
            }
            best = rate;
            cpu = latchkey.cpuUsage().millisPer(count, before);
        }
        report.add(GROUP, "sustained", best, "/s");
        report.addByProcess(GROUP, "processor time per request", cpu);
    }

    private boolean keepsUp(double rate, int count) {
        var requests = latchkey.resetRequests(accounts.lendAccounts(count));
        long before = latchkey.inbox().countAccepted();
        var sent = new OpenLoop(latchkey.gateway().port(), 202, latchkey.clock()).runAtRate(rate, requests);
        boolean onTime = sent.getLast().answered().isBefore(sent.getLast().due().plus(AFTERWARDS));
        return onTime && latchkey.inbox().awaitMailed(before + count, AFTERWARDS);
    }
}
