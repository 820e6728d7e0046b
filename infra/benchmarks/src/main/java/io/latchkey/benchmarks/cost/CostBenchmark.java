package io.latchkey.benchmarks.cost;

import io.latchkey.benchmarks.figures.BenchmarkEffort;
import io.latchkey.benchmarks.figures.BenchmarkReport;
import io.latchkey.benchmarks.system.AccountPool;
import io.latchkey.benchmarks.system.AccountSeeder;
import io.latchkey.benchmarks.system.BenchmarkDatabase;
import io.latchkey.benchmarks.system.BenchmarkStack;
import io.latchkey.benchmarks.system.LatchkeySystem;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a known reset costs until it is mailed, on several starts of a stack of its own. */
public record CostBenchmark(Path commands, Path data, Clock clock) {

    public void measure(BenchmarkEffort given, BenchmarkReport report) {
        CostEffort effort = CostEffort.of(given);
        List<StartResult> starts = new ArrayList<>();
        for (int start = 1; start <= effort.starts(); start++) {
            report.printStep("what a reset costs, start " + start + " of " + effort.starts());
            starts.add(measureStart(effort, report));
        }
        new CostTables(starts).addTo(report);
    }

    private StartResult measureStart(CostEffort effort, BenchmarkReport report) {
        Instant began = clock.instant();
        try (var stack = BenchmarkStack.startCounting(commands, data)) {
            var parts = new StartParts(stack.data().resolve("logs"), began).byProcess(startTimes(stack));
            var latchkey = new LatchkeySystem(stack, clock);
            latchkey.inbox().awaitSettled();
            var fresh = IdleUse.measure(latchkey::cpuUsage, effort.idle());
            AccountPool accounts = seedAccounts(latchkey, effort, report);
            Map<Integer, RateResult> rates = new LinkedHashMap<>();
            for (int rate : effort.rates()) {
                report.printStep("known resets at " + rate + "/s");
                var asked = accounts.lendAccounts(effort.requestsAt(rate));
                rates.put(rate, new RateLoad(latchkey, effort, rate).measure(asked));
                latchkey.inbox().awaitSettled();
            }
            return new StartResult(parts, fresh, IdleUse.measure(latchkey::cpuUsage, effort.idle()), rates);
        }
    }

    private Map<String, Instant> startTimes(BenchmarkStack stack) {
        Map<String, Instant> times = new LinkedHashMap<>();
        stack.allProcesses().forEach((name, tree) -> times.put(name, tree.startedAt(clock)));
        return times;
    }

    /** So many that each is asked for once: no request is coalesced or over the limit. */
    private AccountPool seedAccounts(LatchkeySystem latchkey, CostEffort effort, BenchmarkReport report) {
        report.printStep("seeding " + effort.countAccounts() + " accounts into the tables");
        var database = BenchmarkDatabase.of(latchkey.stack());
        DatabaseCounters.prepare(database);
        var seeded = new AccountSeeder(database, clock).seedUntil(effort.countAccounts());
        database.settle();
        return AccountPool.ofSeeded(seeded, clock);
    }
}
