package io.latchkey.devstack.supervisor;

import io.latchkey.contracts.Secret;
import io.latchkey.devstack.process.StackException;
import io.latchkey.devstack.process.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The running stack of one data directory. A process that dies is started again; {@link #close()} ends everything in
 * order. Processes are named as in {@link Names}.
 */
public final class DevStack implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofMinutes(4);

    private final StackPlan plan;
    private final Secrets secrets;
    private final List<DataLock> locks;
    private final PidFiles pids;
    private final Supervisor supervisor;
    private final AtomicBoolean closed = new AtomicBoolean();

    private DevStack(StackPlan plan, List<DataLock> locks, Consumer<Happening> told) {
        this.plan = plan;
        this.locks = locks;
        this.pids = new PidFiles(plan.data());
        plan.requireFreePorts();
        this.secrets = Secrets.in(plan.data());
        this.supervisor = new Supervisor(Parts.of(plan, secrets), pids, told);
    }

    /** Starts and returns when everything is ready; a {@link StackException} says in one line why it cannot be. */
    public static DevStack start(StackPlan plan, Consumer<Happening> told) {
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
    public static DevStack launch(StackPlan plan, Consumer<Happening> told) {
        List<DataLock> locks = plan.extent().halves().stream()
                .map(half -> DataLock.take(plan.data(), half))
                .toList();
        try {
            Leftovers.end(new PidFiles(plan.data()), plan.extent());
            DevStack stack = new DevStack(plan, locks, told);
            stack.pids.write(Names.SUPERVISOR, ProcessHandle.current().pid());
            stack.supervisor.begin();
            return stack;
        } catch (RuntimeException e) {
            locks.forEach(DataLock::close);
            throw e;
        }
    }

    /** Returns when every process that is not held is ready. */
    public void awaitReady() {
        boolean settled = Waiting.until(
                READY_WITHIN, () -> supervisor.ready() || supervisor.failure().isPresent());
        supervisor.failure().ifPresent(name -> {
            throw new StackException(name + " did not start; see " + plan.log(name));
        });
        if (!settled) {
            throw new StackException("not everything was ready after " + READY_WITHIN.toMinutes() + " minutes; see "
                    + plan.data().resolve("logs"));
        }
    }

    /** The process that kept the stack from starting. */
    Optional<String> failed() {
        return supervisor.failure();
    }

    public StackPlan plan() {
        return plan;
    }

    /** A secret that was generated, by the name of its variable. */
    public Secret secret(String variable) {
        return secrets.get(variable);
    }

    public long pid(String name) {
        return supervisor.watch(name).pid();
    }

    /** {@code kill -9}; the process is started again as after any accident. */
    public void kill(String name) {
        supervisor.watch(name).kill();
    }

    /** {@code kill -9}, and down until {@link #release(String)}. */
    public void hold(String name) {
        supervisor.watch(name).hold();
    }

    /** Starts what was held. */
    public void release(String name) {
        supervisor.watch(name).release();
    }

    /** Ends every process, services first, and returns when none is left. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            supervisor.end();
            pids.read(Names.SUPERVISOR)
                    .filter(pid -> pid == ProcessHandle.current().pid())
                    .ifPresent(pid -> pids.remove(Names.SUPERVISOR));
            locks.forEach(DataLock::close);
        }
    }
}
