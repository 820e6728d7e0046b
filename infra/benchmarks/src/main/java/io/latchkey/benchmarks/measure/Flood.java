package io.latchkey.benchmarks.measure;

import io.latchkey.benchmarks.figures.Figure;
import io.latchkey.benchmarks.figures.Median;
import io.latchkey.benchmarks.figures.Report;
import io.latchkey.benchmarks.load.OpenLoop;
import io.latchkey.benchmarks.system.Account;
import io.latchkey.benchmarks.system.Accounts;
import io.latchkey.benchmarks.system.Latchkey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Ten thousand requests for one address, and how long others wait meanwhile; quiet and flooded rounds in turn. */
public final class Flood {

    private static final String GROUP = "10,000 requests for one address, others at 50/s";
    private static final int REQUESTS = 10_000;
    private static final double OTHERS = 50;
    private static final int QUIET_SECONDS = 10;
    private static final int FLOODED_SECONDS = 20;
    private static final int LIMIT = 5;

    private final Latchkey latchkey;
    private final Accounts accounts;

    public Flood(Latchkey latchkey, Accounts accounts) {
        this.latchkey = latchkey;
        this.accounts = accounts;
    }

    /** Throws where the address got more than five mails beside its first. */
    public void measure(Effort effort, Report report) {
        report.step("a flood for one address beside the others");
        Account victim = latchkey.create("flooded@example.org");
        latchkey.settle();
        List<Double> quiet = new ArrayList<>();
        List<Double> flooded = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < effort.rounds(); i++) {
            quiet.add(others(QUIET_SECONDS).arrived().millisAt(99));
            latchkey.settle();
            var load = others(FLOODED_SECONDS);
            flood(victim, REQUESTS / effort.rounds());
            flooded.add(load.arrived().millisAt(99));
            latchkey.settle();
            ratios.add(flooded.getLast() / quiet.getLast());
        }
        int mails = latchkey.inbox().to(victim.address()).size() - 1;
        if (mails > LIMIT) {
            throw new IllegalStateException("the flooded address got " + mails + " mails");
        }
        report.add(Figure.of(GROUP, "mails to that address beside its first", mails, "")
                .atMost(LIMIT));
        report.add(Figure.of(GROUP, "others, answered → in the inbox, p99, quiet", median(quiet), "ms"));
        report.add(Figure.of(GROUP, "others, answered → in the inbox, p99, flooded", median(flooded), "ms"));
        report.add(Figure.of(GROUP, "flooded / quiet", median(ratios), ""));
        report.add(Figure.of(
                GROUP, "noise: slowest / fastest quiet round", Collections.max(quiet) / Collections.min(quiet), ""));
    }

    private Steady others(int seconds) {
        return Steady.start(latchkey, accounts.lend((int) (OTHERS * seconds)), OTHERS);
    }

    private void flood(Account victim, int count) {
        var request = latchkey.gateway().reset(victim.address());
        new OpenLoop(latchkey.gateway().port(), 202, latchkey.clock())
                .at((double) count / FLOODED_SECONDS, Collections.nCopies(count, request));
    }

    private static double median(List<Double> values) {
        return Median.of(values, Double::doubleValue);
    }
}
