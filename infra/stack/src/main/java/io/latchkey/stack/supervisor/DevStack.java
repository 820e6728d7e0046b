package io.latchkey.stack.supervisor;

import io.latchkey.contracts.SecretValue;
import io.latchkey.stack.plan.ProcessNames;
import io.latchkey.stack.plan.StackEnvironment;
import io.latchkey.stack.plan.StackPlan;
import io.latchkey.stack.plan.StackSecrets;
import io.latchkey.stack.process.ConditionWaiter;
import io.latchkey.stack.process.StackException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The running stack of one data directory. A process that dies is started again; {@link #close()} ends everything in
 * order. Processes are named as in {@link ProcessNames}.
 */
public final class DevStack implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofMinutes(4);

    private final StackPlan plan;
    private final StackSecrets secrets;
    private final List<DataLock> locks;
    private final PidFiles pids;
    private final ProcessSupervisor supervisor;
    private final AtomicBoolean closed = new AtomicBoolean();

    private DevStack(StackPlan plan, List<DataLock> locks, Consumer<ProcessEvent> told, boolean training) {
        this.plan = plan;
        this.locks = locks;
        this.pids = new PidFiles(plan.data());
        plan.requireFreePorts();
        this.secrets = StackSecrets.loadFrom(plan.data());
        var factory = new ProcessFactory(plan, StackEnvironment.forPlan(plan, secrets), training);
        this.supervisor =
                new ProcessSupervisor(factory.createProcesses(new PostgresProcess(plan, secrets)), pids, told);
    }

    /** Starts and returns when everything is ready; a {@link StackException} says in one line why it cannot be. */
    public static DevStack start(StackPlan plan, Consumer<ProcessEvent> told) {
        DevStack stack = launch(plan, told);
        try {
            stack.awaitReady();
            return stack;
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    /** Begins to start and returns at once. */
    public static DevStack launch(StackPlan plan, Consumer<ProcessEvent> told) {
        if (plan.scope().includesServices()) {
            TrainingRun.runIfChanged(plan.project());
        }
        return launch(plan, told, false);
    }

    /** The same with JVMs that, as they end, write what a later start reads. */
    static DevStack launchTraining(StackPlan plan) {
        return launch(plan, happening -> {}, true);
    }

    private static DevStack launch(StackPlan plan, Consumer<ProcessEvent> told, boolean training) {
        DataDirectory.makePrivate(plan.data());
        List<DataLock> locks = plan.scope().toHalves().stream()
                .map(half -> DataLock.takeLock(plan.data(), half))
                .toList();
        try {
            OrphanedProcesses.endAll(new PidFiles(plan.data()), plan.scope());
            DevStack stack = new DevStack(plan, locks, told, training);
            stack.pids.writePid(ProcessNames.SUPERVISOR, ProcessHandle.current().pid());
            stack.supervisor.startMonitoring();
            return stack;
        } catch (RuntimeException e) {
            locks.forEach(DataLock::close);
            throw e;
        }
    }

    /** Returns when every process that is not held is ready. */
    public void awaitReady() {
        boolean settled = ConditionWaiter.waitUntil(
                READY_WITHIN,
                () -> supervisor.isReady() || supervisor.findFailure().isPresent());
        supervisor.findFailure().ifPresent(name -> {
            throw new StackException(name + " did not start; see " + plan.logFile(name));
        });
        if (!settled) {
            throw new StackException("not everything was ready after " + READY_WITHIN.toMinutes() + " minutes; see "
                    + plan.data().resolve("logs"));
        }
    }

    /** The process that kept the stack from starting. */
    Optional<String> findFailure() {
        return supervisor.findFailure();
    }

    public StackPlan plan() {
        return plan;
    }

    /** A secret that was generated, by the name of its variable. */
    public SecretValue secret(String variable) {
        return secrets.get(variable);
    }

    public long pid(String name) {
        return supervisor.findMonitor(name).pid();
    }

    /** {@code kill -9}; the process is started again as after any accident. */
    public void kill(String name) {
        supervisor.findMonitor(name).kill();
    }

    /** {@code kill -9}, and down until {@link #release(String)}. */
    public void hold(String name) {
        supervisor.findMonitor(name).hold();
    }

    /** Starts what was held. */
    public void release(String name) {
        supervisor.findMonitor(name).release();
    }

    /** Ends every process, services first, and returns when none is left. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            supervisor.endAll();
            pids.readPid(ProcessNames.SUPERVISOR)
                    .filter(pid -> pid == ProcessHandle.current().pid())
                    .ifPresent(pid -> pids.removePid(ProcessNames.SUPERVISOR));
            locks.forEach(DataLock::close);
        }
    }
}
