package io.latchkey.benchmarks.measure;

import io.latchkey.benchmarks.figures.BenchmarkEffort;
import io.latchkey.benchmarks.figures.BenchmarkFigure;
import io.latchkey.benchmarks.figures.BenchmarkReport;
import io.latchkey.benchmarks.figures.RoundMedian;
import io.latchkey.benchmarks.load.OpenLoop;
import io.latchkey.benchmarks.system.AccountPool;
import io.latchkey.benchmarks.system.LatchkeySystem;
import io.latchkey.benchmarks.system.SeededAccount;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Ten thousand requests for one address, and how long others wait meanwhile; quiet and flooded rounds in turn. */
public record FloodBenchmark(LatchkeySystem latchkey, AccountPool accounts) implements Benchmark {

    private static final String GROUP = "10,000 requests for one address, others at 50/s";
    private static final int REQUESTS = 10_000;
    private static final double OTHERS = 50;
    private static final int QUIET_SECONDS = 10;
    private static final int FLOODED_SECONDS = 20;
    private static final int LIMIT = 5;

    /** Throws where the address got more than five mails beside its first. */
    @Override
    public void measure(BenchmarkEffort effort, BenchmarkReport report) {
        report.printStep("a flood for one address beside the others");
        SeededAccount victim = latchkey.createAccount("flooded@example.org");
        latchkey.inbox().awaitSettled();
        List<Double> quiet = new ArrayList<>();
        List<Double> flooded = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < effort.rounds(); i++) {
            quiet.add(startOthers(QUIET_SECONDS).awaitArrivals().millisAt(99));
            latchkey.inbox().awaitSettled();
            var load = startOthers(FLOODED_SECONDS);
            sendFlood(victim, REQUESTS / effort.rounds());
            flooded.add(load.awaitArrivals().millisAt(99));
            latchkey.inbox().awaitSettled();
            ratios.add(flooded.getLast() / quiet.getLast());
        }
        int mails = latchkey.inbox().findByAddress(victim.address()).size() - 1;
        if (mails > LIMIT) {
            throw new IllegalStateException("the flooded address got " + mails + " mails");
        }
        report.add(BenchmarkFigure.of(GROUP, "mails to that address beside its first", mails, "")
                .atMost(LIMIT));
        report.add(GROUP, "others, answered → in the inbox, p99, quiet", medianOf(quiet), "ms");
        report.add(GROUP, "others, answered → in the inbox, p99, flooded", medianOf(flooded), "ms");
        report.add(GROUP, "flooded / quiet", medianOf(ratios), "");
        report.add(GROUP, "noise: slowest / fastest quiet round", Collections.max(quiet) / Collections.min(quiet), "");
    }

    private SteadyLoad startOthers(int seconds) {
        return SteadyLoad.start(latchkey, accounts.lendAccounts((int) (OTHERS * seconds)), OTHERS);
    }

    private void sendFlood(SeededAccount victim, int count) {
        var request = latchkey.gateway().resetRequest(victim.address());
        new OpenLoop(latchkey.gateway().port(), 202, latchkey.clock())
                .runAtRate((double) count / FLOODED_SECONDS, Collections.nCopies(count, request));
    }

    private static double medianOf(List<Double> values) {
        return RoundMedian.of(values, Double::doubleValue);
    }
}
