package io.latchkey.benchmarks.measure;

import io.latchkey.benchmarks.figures.BenchmarkEffort;
import io.latchkey.benchmarks.figures.BenchmarkFigure;
import io.latchkey.benchmarks.figures.BenchmarkReport;
import io.latchkey.benchmarks.figures.RoundMedian;
import io.latchkey.benchmarks.load.ClosedLoop;
import io.latchkey.benchmarks.load.LoadResult;
import io.latchkey.benchmarks.load.RawRequest;
import io.latchkey.benchmarks.system.AccountPool;
import io.latchkey.benchmarks.system.CpuUsage;
import io.latchkey.benchmarks.system.LatchkeySystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Reset requests that the gateway accepts with the services behind it stopped, beside what a bare client gets from the
 * same PostgreSQL, round by round in turn. The gateway's relay goes on publishing: that is its work, too.
 */
public final class GatewayAloneBenchmark implements Benchmark {

    private static final String GROUP = "Gateway alone, 16 connections";
    private static final int CONNECTIONS = 16;

    private final LatchkeySystem latchkey;
    private final List<RawRequest> requests;
    private final BareLimit limit;

    public GatewayAloneBenchmark(LatchkeySystem latchkey, AccountPool accounts) {
        this.latchkey = latchkey;
        this.requests = latchkey.resetRequests(accounts.firstAccounts(accounts.count()));
        String url = "jdbc:postgresql://localhost:" + latchkey.stack().port("POSTGRES") + "/gateway";
        this.limit = new BareLimit(
                url, "gateway", latchkey.stack().readSecret("LATCHKEY_GATEWAY_DB_PASSWORD"), requests.size());
    }

    /** Leaves the services behind the gateway stopped: what they would find waiting is nobody's. */
    @Override
    public void measure(BenchmarkEffort effort, BenchmarkReport report) {
        FootprintBenchmark.reportMemory("Memory after the load", latchkey.stack(), report);
        report.printStep("the gateway alone, beside bare JDBC");
        latchkey.stack().findProcess("account-service").freeze();
        latchkey.stack().findProcess("notification-service").freeze();
        var load = new ClosedLoop(latchkey.gateway().port(), CONNECTIONS, 202);
        limit.prepareTables();
        load.runDuring(effort.warmUp(), this::pickRequest);
        limit.runDuring(effort.round(), CONNECTIONS);
        List<LoadResult> gateway = new ArrayList<>();
        List<LoadResult> bare = new ArrayList<>();
        Map<String, Double> cpu = Map.of();
        for (int i = 0; i < effort.rounds(); i++) {
            CpuUsage before = latchkey.cpuUsage();
            gateway.add(load.runDuring(effort.round(), this::pickRequest));
            cpu = latchkey.cpuUsage().millisPer(gateway.getLast().answers(), before);
            bare.add(limit.runDuring(effort.round(), CONNECTIONS));
        }
        addFigures(report, gateway, bare, cpu);
    }

    private static void addFigures(
            BenchmarkReport report, List<LoadResult> gateway, List<LoadResult> bare, Map<String, Double> cpu) {
        double accepted = RoundMedian.of(gateway, LoadResult::perSecond);
        double possible = RoundMedian.of(bare, LoadResult::perSecond);
        report.add(GROUP, "accepted", accepted, "/s");
        report.add(GROUP, "accepted, p50", RoundMedian.of(gateway, r -> r.millisAt(50)), "ms");
        report.add(GROUP, "accepted, p99", RoundMedian.of(gateway, r -> r.millisAt(99)), "ms");
        report.add(GROUP, "the limit: bare JDBC", possible, "/s");
        report.add(BenchmarkFigure.of(GROUP, "accepted / limit", accepted / possible, "")
                .atLeast(0.30));
        report.addByProcess(GROUP, "processor time per request", cpu);
    }

    private RawRequest pickRequest() {
        return requests.get(ThreadLocalRandom.current().nextInt(requests.size()));
    }
}
