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
import io.latchkey.benchmarks.system.Gateway;
import io.latchkey.benchmarks.system.Latchkey;
import io.latchkey.devstack.process.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Sign-ins per second, and what one costs all processes together beside the bare hash. */
public final class SignIns {

    private static final String GROUP = "Sign-in";
    private static final int HOLDERS = 16;
    private static final int CONNECTIONS = 4;

    private final Latchkey latchkey;
    private final List<Account> holders;

    /** Gives the first accounts a password, by the links that were mailed to them. */
    public SignIns(Latchkey latchkey, Accounts accounts) {
        this.latchkey = latchkey;
        this.holders = accounts.first(HOLDERS);
        holders.forEach(holder -> latchkey.gateway().redeem(latchkey.inbox().token(holder.address())));
    }

    public void measure(Effort effort, Report report) {
        report.step("sign-ins beside the bare hash");
        List<Request> requests = holders.stream()
                .map(holder -> latchkey.gateway().signIn(holder.address(), Gateway.PASSWORD))
                .toList();
        double idle = idleMillisPerSecond(effort);
        var load = new ClosedLoop(latchkey.gateway().port(), CONNECTIONS, 201);
        var hash = new BareHash();
        // A hash takes its time: so few sign-ins a second that the compiler needs three times as long to have seen
        // enough.
        load.during(effort.warmUp().multipliedBy(3), () -> any(requests));
        List<Round> rounds = new ArrayList<>();
        List<Map<String, Double>> each = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        for (int i = 0; i < effort.rounds(); i++) {
            bare.add(hash.millisOfCpu(effort.round()));
            Usage before = Usage.of(latchkey.stack().processes());
            Round round = load.during(effort.round(), () -> any(requests));
            rounds.add(round);
            each.add(Usage.of(latchkey.stack().processes()).millisPer(round.answers(), before));
        }
        double cost = Median.of(each, SignIns::sum);
        double limit = Median.of(bare, Double::doubleValue);
        double perSecond = Median.of(rounds, Round::perSecond);
        report.add(Figure.of(GROUP, "sign-ins", perSecond, "/s"));
        report.add(Figure.of(GROUP, "sign-in, p99", Median.of(rounds, r -> r.millisAt(99)), "ms"));
        report.add(Figure.of(GROUP, "processor time per sign-in, all processes", cost, "ms"));
        report.add(Figure.of(GROUP, "processor time of the bare hash", limit, "ms"));
        report.add(Figure.of(GROUP, "sign-in / bare hash", cost / limit, "").atMost(1.25));
        report.add(Figure.of(GROUP, "processor time of the idle system in that time", idle / perSecond, "ms"));
        report.add(Figure.of(
                GROUP, "sign-in without what is used idle / bare hash", (cost - idle / perSecond) / limit, ""));
        each.getLast()
                .forEach((name, millis) ->
                        report.add(Figure.of(GROUP, "processor time per sign-in, " + name, millis, "ms")));
    }

    /** What all processes use while nobody asks for anything. */
    private double idleMillisPerSecond(Effort effort) {
        Usage before = Usage.of(latchkey.stack().processes());
        Waiting.until(effort.round().multipliedBy(2), () -> false);
        long seconds = effort.round().multipliedBy(2).toSeconds();
        return sum(Usage.of(latchkey.stack().processes()).millisPer(seconds, before));
    }

    private static double sum(Map<String, Double> millis) {
        return millis.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static Request any(List<Request> requests) {
        return requests.get(ThreadLocalRandom.current().nextInt(requests.size()));
    }
}
