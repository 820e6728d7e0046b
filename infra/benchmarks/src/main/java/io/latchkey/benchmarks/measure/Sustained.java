package io.latchkey.benchmarks.measure;

import io.latchkey.benchmarks.figures.Figure;
import io.latchkey.benchmarks.figures.Report;
import io.latchkey.benchmarks.load.OpenLoop;
import io.latchkey.benchmarks.machine.Usage;
import io.latchkey.benchmarks.system.Account;
import io.latchkey.benchmarks.system.Accounts;
import io.latchkey.benchmarks.system.Latchkey;
import java.time.Duration;
import java.util.Map;

/** The highest steady rate of requests at which no stage falls behind: what was asked for is mailed a second later. */
public final class Sustained {

    private static final String GROUP = "Pipeline keeping up";
    private static final int[] RATES = {40, 60, 80, 100, 125, 150, 175, 200, 250, 300, 400};
    private static final Duration AFTERWARDS = Duration.ofSeconds(1);

    private final Latchkey latchkey;
    private final Accounts accounts;

    public Sustained(Latchkey latchkey, Accounts accounts) {
        this.latchkey = latchkey;
        this.accounts = accounts;
    }

    public void measure(Effort effort, Report report) {
        report.step("rates that the pipeline sustains");
        double best = 0;
        Map<String, Double> cpu = Map.of();
        for (int rate : RATES) {
            Usage before = Usage.of(latchkey.stack().processes());
            int count = (int) (rate * effort.round().toSeconds());
            if (!keepsUp(rate, count)) {
                latchkey.settle();
                break;
            }
            best = rate;
            cpu = Usage.of(latchkey.stack().processes()).millisPer(count, before);
        }
        report.add(Figure.of(GROUP, "sustained", best, "/s"));
        cpu.forEach(
                (name, millis) -> report.add(Figure.of(GROUP, "processor time per request, " + name, millis, "ms")));
    }

    private boolean keepsUp(double rate, int count) {
        var requests = accounts.lend(count).stream()
                .map(Account::address)
                .map(latchkey.gateway()::reset)
                .toList();
        long before = latchkey.inbox().accepted();
        var sent = new OpenLoop(latchkey.gateway().port(), 202, latchkey.clock()).at(rate, requests);
        boolean onTime = sent.getLast().answered().isBefore(sent.getLast().due().plus(AFTERWARDS));
        return onTime && latchkey.mailed(before + count, AFTERWARDS);
    }
}
