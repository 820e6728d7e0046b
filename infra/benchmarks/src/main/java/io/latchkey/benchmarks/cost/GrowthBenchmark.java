package io.latchkey.benchmarks.cost;

import io.latchkey.benchmarks.figures.BenchmarkEffort;
import io.latchkey.benchmarks.figures.BenchmarkReport;
import io.latchkey.benchmarks.system.AccountSeeder;
import io.latchkey.benchmarks.system.BenchmarkDatabase;
import io.latchkey.benchmarks.system.BenchmarkStack;
import io.latchkey.benchmarks.system.LatchkeySystem;
import io.latchkey.benchmarks.system.SeededAccount;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** What a reset and a sign-in cost as accounts and old mails grow, on one stack that is filled up in between. */
public record GrowthBenchmark(Path commands, Path data, Clock clock) {

    /** Of each account; of the most accounts these are ten million. */
    private static final int OLD_MAILS = 10;

    private static final int RESETS = 1_000;
    private static final int SIGN_INS = 300;
    private static final int FIRST_WARM_UPS = 12;

    /** The second sign-in of an account in an hour is told by mail, the third is not. */
    private static final int WARM_UPS = 2;

    public void measure(BenchmarkEffort effort, BenchmarkReport report) {
        boolean quick = effort.rounds() == 1;
        List<Integer> sizes = quick ? List.of(1_000, 10_000) : List.of(1_000, 100_000, 1_000_000);
        Map<Integer, RateResult> resets = new LinkedHashMap<>();
        Map<Integer, RateResult> signIns = new LinkedHashMap<>();
        try (var stack = BenchmarkStack.startCounting(commands, data)) {
            var latchkey = new LatchkeySystem(stack, clock);
            var seeder = prepare(latchkey);
            for (int size : sizes) {
                List<SeededAccount> accounts = seedUntil(size, latchkey, seeder, report);
                var round = new GrowthRound(latchkey);
                int warmUps = resets.isEmpty() && !quick ? FIRST_WARM_UPS : WARM_UPS;
                int rounds = quick ? 1 : 3;
                resets.put(size, repeat(warmUps, rounds, at -> round.requestLinks(spread(accounts, RESETS, at))));
                signIns.put(size, repeat(warmUps, rounds, at -> round.signIn(spread(accounts, SIGN_INS, 0))));
            }
        }
        var tables = new GrowthTables(resets, signIns);
        tables.addTo(report);
        tables.drawPlot(data.resolve("growth.svg"));
    }

    private AccountSeeder prepare(LatchkeySystem latchkey) {
        latchkey.inbox().awaitSettled();
        var database = BenchmarkDatabase.of(latchkey.stack());
        DatabaseCounters.prepare(database);
        return new AccountSeeder(database, clock);
    }

    private static List<SeededAccount> seedUntil(
            int size, LatchkeySystem latchkey, AccountSeeder seeder, BenchmarkReport report) {
        report.printStep("seeding until there are " + size + " accounts with " + OLD_MAILS + " old mails each");
        List<SeededAccount> added = seeder.seedUntil(size);
        seeder.seedMails(OLD_MAILS);
        BenchmarkDatabase.of(latchkey.stack()).settle();
        report.printStep("resets and sign-ins beside " + size + " accounts");
        return added;
    }

    private static RateResult repeat(int warmUps, int rounds, IntFunction<RateResult> round) {
        List<RateResult> results = new ArrayList<>();
        for (int at = 0; at < warmUps + rounds; at++) {
            results.add(round.apply(at));
        }
        return RateResult.medianOf(results.subList(warmUps, warmUps + rounds));
    }

    /** So many of the accounts, from the oldest to the newest; each round takes others where there are enough. */
    private static List<SeededAccount> spread(List<SeededAccount> accounts, int count, int round) {
        int step = accounts.size() / count;
        int offset = step == 0 ? 0 : round % step;
        return IntStream.range(0, Math.min(count, accounts.size()))
                .mapToObj(number -> accounts.get(Math.max(1, step) * number + offset))
                .toList();
    }
}
