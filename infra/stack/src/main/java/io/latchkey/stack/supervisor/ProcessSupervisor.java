package io.latchkey.stack.supervisor;

import io.latchkey.stack.supervisor.ManagedProcess.Stage;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Looks at every part, again and again, in one thread: starts what may start, starts again what died. While all is well
 * it rests, and is woken by whatever happens.
 */
final class ProcessSupervisor {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final Duration WHILE_ALL_IS_WELL = Duration.ofSeconds(2);

    private final List<ProcessMonitor> watches;
    private final PidFiles pids;
    private final Consumer<ProcessEvent> told;
    private final Thread looking = new Thread(this::monitorUntilEnd, "supervisor");
    private volatile Optional<String> failure = Optional.empty();
    private volatile boolean ending;

    ProcessSupervisor(List<ManagedProcess> processes, PidFiles pids, Consumer<ProcessEvent> told) {
        this.pids = pids;
        this.told = told;
        this.watches = processes.stream()
                .map(part -> new ProcessMonitor(part, Clock.systemUTC(), this::recordEvent))
                .toList();
    }

    void startMonitoring() {
        looking.setDaemon(true);
        looking.start();
    }

    ProcessMonitor findMonitor(String name) {
        return watches.stream()
                .filter(watch -> watch.process().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing is called " + name));
    }

    boolean isReady() {
        return watches.stream().allMatch(watch -> watch.isReady() || watch.isHeld());
    }

    /** The name of a part that ended before it was ever ready. */
    Optional<String> findFailure() {
        return failure;
    }

    /** Ends stage by stage, from the services down. */
    void endAll() {
        ending = true;
        for (Stage stage : List.of(Stage.SERVICE, Stage.AROUND, Stage.DATABASE)) {
            List<ProcessMonitor> those = watches.stream()
                    .filter(watch -> watch.process().stage() == stage)
                    .toList();
            those.forEach(ProcessMonitor::askToEnd);
            those.forEach(ProcessMonitor::awaitEnd);
        }
    }

    private void monitorUntilEnd() {
        while (!ending) {
            watches.forEach(this::checkSafely);
            LockSupport.parkNanos((isReady() ? WHILE_ALL_IS_WELL : BETWEEN_LOOKS).toNanos());
        }
    }

    private void checkSafely(ProcessMonitor watch) {
        try {
            checkProcess(watch);
        } catch (RuntimeException e) {
            recordFailure(watch, e);
        }
    }

    private void checkProcess(ProcessMonitor watch) {
        if (watch.isUnstarted() && mayStart(watch)) {
            watch.launch();
        }
        watch.checkOnce();
        if (watch.hasFailed()) {
            failure = Optional.of(watch.process().name());
        }
    }

    private boolean mayStart(ProcessMonitor watch) {
        return watch.process().stage() != Stage.SERVICE
                || watches.stream()
                        .filter(other -> other.process().stage() == Stage.DATABASE)
                        .allMatch(ProcessMonitor::isReady);
    }

    private void recordFailure(ProcessMonitor watch, RuntimeException e) {
        told.accept(new ProcessEvent.Failed(watch.process().name(), String.valueOf(e.getMessage())));
        watch.restartLater();
        if (!watch.wasEverReady()) {
            failure = Optional.of(watch.process().name());
        }
    }

    private void recordEvent(ProcessEvent happening) {
        switch (happening) {
            case ProcessEvent.Starting starting -> {
                pids.writePid(starting.name(), starting.pid());
                // So that a death is seen at once, without looking for it many times a second.
                findMonitor(starting.name()).onExit(() -> LockSupport.unpark(looking));
            }
            case ProcessEvent.Died died -> pids.removePid(died.name());
            case ProcessEvent.Held held -> pids.removePid(held.name());
            case ProcessEvent.Ended ended -> pids.removePid(ended.name());
            case ProcessEvent.Ready ready -> {}
            case ProcessEvent.Failed failed -> {}
        }
        told.accept(happening);
        LockSupport.unpark(looking);
    }
}
