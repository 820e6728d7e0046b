package io.latchkey.benchmarks.measure;

import io.latchkey.benchmarks.figures.BenchmarkEffort;
import io.latchkey.benchmarks.figures.BenchmarkFigure;
import io.latchkey.benchmarks.figures.BenchmarkReport;
import io.latchkey.benchmarks.figures.RoundMedian;
import io.latchkey.benchmarks.load.ClosedLoop;
import io.latchkey.benchmarks.load.LoadResult;
import io.latchkey.benchmarks.load.RawRequest;
import io.latchkey.benchmarks.system.AccountPool;
import io.latchkey.benchmarks.system.BenchmarkGateway;
import io.latchkey.benchmarks.system.CpuUsage;
import io.latchkey.benchmarks.system.LatchkeySystem;
import io.latchkey.stack.process.ConditionWaiter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Sign-ins per second, and what one costs all processes together beside the bare hash. */
public record SignInBenchmark(LatchkeySystem latchkey, AccountPool accounts) implements Benchmark {

    private static final String GROUP = "Sign-in";
    private static final int HOLDERS = 16;
    private static final int CONNECTIONS = 4;

    /** Gives the first accounts a password, by the links that were mailed to them, before any asks for another. */
    public static void preparePasswords(LatchkeySystem latchkey, AccountPool accounts) {
        accounts.firstAccounts(HOLDERS).forEach(holder -> latchkey.gateway()
                .redeemLink(latchkey.inbox().awaitToken(holder.address())));
    }

    @Override
    public void measure(BenchmarkEffort effort, BenchmarkReport report) {
        report.printStep("sign-ins beside the bare hash");
        List<RawRequest> requests = accounts.firstAccounts(HOLDERS).stream()
                .map(holder -> latchkey.gateway().signInRequest(holder.address(), BenchmarkGateway.PASSWORD))
                .toList();
        double idle = idleMillisPerSecond(effort);
        var load = new ClosedLoop(latchkey.gateway().port(), CONNECTIONS, 201);
        var hash = new BareHash();
        // A hash takes its time: so few sign-ins a second that the compiler needs three times as long to have seen
        // enough.
        load.runDuring(effort.warmUp().multipliedBy(3), () -> pickRequest(requests));
        List<LoadResult> rounds = new ArrayList<>();
        List<Map<String, Double>> each = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        for (int i = 0; i < effort.rounds(); i++) {
            bare.add(hash.millisOfCpu(effort.round()));
            CpuUsage before = latchkey.cpuUsage();
            LoadResult round = load.runDuring(effort.round(), () -> pickRequest(requests));
            rounds.add(round);
            each.add(latchkey.cpuUsage().millisPer(round.answers(), before));
        }
        double cost = RoundMedian.of(each, SignInBenchmark::sumMillis);
        double limit = RoundMedian.of(bare, Double::doubleValue);
        double perSecond = RoundMedian.of(rounds, LoadResult::perSecond);
        report.add(GROUP, "sign-ins", perSecond, "/s");
        report.add(GROUP, "sign-in, p99", RoundMedian.of(rounds, r -> r.millisAt(99)), "ms");
        report.add(GROUP, "processor time per sign-in, all processes", cost, "ms");
        report.add(GROUP, "processor time of the bare hash", limit, "ms");
        report.add(BenchmarkFigure.of(GROUP, "sign-in / bare hash", cost / limit, "")
                .atMost(1.25));
        report.add(GROUP, "processor time of the idle system in that time", idle / perSecond, "ms");
        report.add(GROUP, "sign-in without what is used idle / bare hash", (cost - idle / perSecond) / limit, "");
        report.addByProcess(GROUP, "processor time per sign-in", each.getLast());
    }

    /** What all processes use while no request comes. */
    private double idleMillisPerSecond(BenchmarkEffort effort) {
        CpuUsage before = latchkey.cpuUsage();
        ConditionWaiter.waitUntil(effort.round().multipliedBy(2), () -> false);
        long seconds = effort.round().multipliedBy(2).toSeconds();
        return sumMillis(latchkey.cpuUsage().millisPer(seconds, before));
    }

    private static double sumMillis(Map<String, Double> millis) {
        return millis.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static RawRequest pickRequest(List<RawRequest> requests) {
        return requests.get(ThreadLocalRandom.current().nextInt(requests.size()));
    }
}
