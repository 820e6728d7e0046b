package io.latchkey.benchmarks.measure;

import io.latchkey.benchmarks.figures.Figure;
import io.latchkey.benchmarks.figures.Median;
import io.latchkey.benchmarks.figures.Report;
import io.latchkey.benchmarks.load.ClosedLoop;
import io.latchkey.benchmarks.load.Request;
import io.latchkey.benchmarks.load.Round;
import io.latchkey.benchmarks.machine.Usage;
import io.latchkey.benchmarks.system.Account;
import io.latchkey.benchmarks.system.Accounts;
import io.latchkey.benchmarks.system.Latchkey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Reset requests that the gateway accepts with the services behind it stopped, beside what a bare client gets from the
 * same PostgreSQL, round by round in turn. The gateway's relay goes on publishing: that is its work, too.
 */
public final class GatewayAlone {

    private static final String GROUP = "Gateway alone, 16 connections";
    private static final int CONNECTIONS = 16;

    private final Latchkey latchkey;
    private final List<Request> requests;
    private final BareLimit limit;

    public GatewayAlone(Latchkey latchkey, Accounts accounts) {
        this.latchkey = latchkey;
        this.requests = accounts.first(accounts.count()).stream()
                .map(Account::address)
                .map(latchkey.gateway()::reset)
                .toList();
        String url = "jdbc:postgresql://localhost:" + latchkey.stack().port("POSTGRES") + "/gateway";
        this.limit =
                new BareLimit(url, "gateway", latchkey.stack().secret("LATCHKEY_GATEWAY_DB_PASSWORD"), requests.size());
    }

    /** Leaves the services behind the gateway stopped: what they would find waiting is nobody's. */
    public void measure(Effort effort, Report report) {
        report.step("the gateway alone, beside bare JDBC");
        latchkey.stack().process("account-service").freeze();
        latchkey.stack().process("notification-service").freeze();
        var load = new ClosedLoop(latchkey.gateway().port(), CONNECTIONS, 202);
        limit.prepare();
        load.during(effort.warmUp(), this::any);
        limit.during(effort.round(), CONNECTIONS);
        List<Round> gateway = new ArrayList<>();
        List<Round> bare = new ArrayList<>();
        Usage before = Usage.of(latchkey.stack().processes());
        long answers = 0;
        Map<String, Double> cpu = Map.of();
        for (int i = 0; i < effort.rounds(); i++) {
            before = Usage.of(latchkey.stack().processes());
            gateway.add(load.during(effort.round(), this::any));
            answers = gateway.getLast().answers();
            cpu = Usage.of(latchkey.stack().processes()).millisPer(answers, before);
            bare.add(limit.during(effort.round(), CONNECTIONS));
        }
        report(report, gateway, bare, cpu);
    }

    private static void report(Report report, List<Round> gateway, List<Round> bare, Map<String, Double> cpu) {
        double accepted = Median.of(gateway, Round::perSecond);
        double possible = Median.of(bare, Round::perSecond);
        report.add(Figure.of(GROUP, "accepted", accepted, "/s"));
        report.add(Figure.of(GROUP, "accepted, p50", Median.of(gateway, r -> r.millisAt(50)), "ms"));
        report.add(Figure.of(GROUP, "accepted, p99", Median.of(gateway, r -> r.millisAt(99)), "ms"));
        report.add(Figure.of(GROUP, "the limit: bare JDBC", possible, "/s"));
        report.add(Figure.of(GROUP, "accepted / limit", accepted / possible, "").atLeast(0.30));
        cpu.forEach(
                (name, millis) -> report.add(Figure.of(GROUP, "processor time per request, " + name, millis, "ms")));
    }

    private Request any() {
        return requests.get(ThreadLocalRandom.current().nextInt(requests.size()));
    }
}
