package io.latchkey.benchmarks.beside;

import io.latchkey.benchmarks.cost.IdleUse;
import io.latchkey.benchmarks.load.FlowLoop;
import io.latchkey.benchmarks.load.FlowTime;
import io.latchkey.benchmarks.load.LoadFlow;
import io.latchkey.benchmarks.load.LoadResult;
import io.latchkey.benchmarks.system.CpuUsage;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Everything that is measured on one start of one of the two. */
final class BesideRun {

    static final String PER_SECOND = "/s";
    static final String MAILED_PER_SECOND = "mailed, /s";
    static final String P99 = "p99, ms";
    static final String CPU = "processor time, ms";
    static final String IN_INBOX = "asked → in the inbox p50, ms";
    static final String READY = "from nothing to ready, s";
    static final String IDLE = "idle after the load, share of one core, %";
    static final String MEMORY_READY = "memory of the JVMs when ready, MiB";
    static final String MEMORY_LOADED = "memory of the JVMs after the load, MiB";

    private static final int CLIENTS = 16;
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final double MEBI = 1L << 20;

    private final MeasuredSystem system;
    private final BesideEffort effort;
    private final Clock clock;
    private final BesideAccounts accounts;
    private final Map<String, Double> figures = new LinkedHashMap<>();
    private final Set<ClientAction> warm = EnumSet.noneOf(ClientAction.class);

    private BesideRun(MeasuredSystem system, BesideEffort effort, Clock clock) {
        this.system = system;
        this.effort = effort;
        this.clock = clock;
        figures.put(READY, system.untilReady().toMillis() / 1000.0);
        figures.put(MEMORY_READY, sumOfJvms());
        this.accounts = system.createAccounts(effort);
    }

    /** Figures by their names. */
    static Map<String, Double> measure(MeasuredSystem system, BesideEffort effort, Clock clock) {
        var run = new BesideRun(system, effort, clock);
        for (ClientAction action : system.actions()) {
            if (action.isReset()) {
                run.measureResets(action);
            } else {
                run.measureSignIns(action);
            }
        }
        run.figures.put(MEMORY_LOADED, run.sumOfJvms());
        run.figures.put(IDLE, IdleUse.measure(system::cpuUsage, effort.idle()).getOrDefault(IdleUse.ALL, 0.0));
        return run.figures;
    }

    /** Accepted while mails flow; what they cost is counted until the last of them is in the inbox. */
    private void measureResets(ClientAction action) {
        warmUp(action);
        var sample = new MailDelaySample(system.inbox(), clock);
        long mailed = system.inbox().countAccepted();
        CpuUsage before = system.cpuUsage();
        long began = System.nanoTime();
        LoadResult result = loop().runDuring(effort.window(), () -> {
            String address = accounts.nextFor(action);
            LoadFlow flow = system.createFlow(action, address);
            return connection -> {
                FlowTime time = flow.runOn(connection);
                sample.noteAsked(address, time);
                return time;
            };
        });
        if (!system.inbox().awaitMailed(mailed + result.answers(), PATIENCE)) {
            throw new IllegalStateException("not every mail arrived within " + PATIENCE);
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        add(action, result, before);
        figures.put(action.figure(MAILED_PER_SECOND), result.answers() / seconds);
        figures.put(action.figure(IN_INBOX), sample.medianMillis());
    }

    private void measureSignIns(ClientAction action) {
        warmUp(action);
        CpuUsage before = system.cpuUsage();
        LoadResult result = loop().runDuring(effort.window(), () -> next(action));
        add(action, result, before);
    }

    private void add(ClientAction action, LoadResult result, CpuUsage before) {
        figures.put(action.figure(PER_SECOND), result.perSecond());
        figures.put(action.figure("p50, ms"), result.millisAt(50));
        figures.put(action.figure(P99), result.millisAt(99));
        Map<String, Double> each = system.cpuUsage().millisPer(result.answers(), before);
        figures.put(action.figure(CPU), sum(each));
        figures.put(action.figure("of it postgres, ms"), each.getOrDefault(MeasuredSystem.POSTGRES, 0.0));
    }

    /** After the other of the two ways of it less is left to learn. */
    private void warmUp(ClientAction action) {
        boolean second = warm.stream().anyMatch(other -> other.isReset() == action.isReset());
        loop().runDuring(second ? effort.warmUpOfSecond() : effort.warmUp(), () -> next(action));
        warm.add(action);
        system.inbox().awaitSettled();
    }

    private LoadFlow next(ClientAction action) {
        return system.createFlow(action, accounts.nextFor(action));
    }

    private FlowLoop loop() {
        return new FlowLoop(system.port(), CLIENTS);
    }

    /** Of PostgreSQL it would count the pages that its processes share for each. */
    private double sumOfJvms() {
        return system.residentBytes().entrySet().stream()
                .filter(process -> !process.getKey().equals(MeasuredSystem.POSTGRES))
                .mapToDouble(process -> process.getValue() / MEBI)
                .sum();
    }

    private static double sum(Map<String, Double> each) {
        return each.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
