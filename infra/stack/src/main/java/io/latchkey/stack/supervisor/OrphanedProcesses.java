package io.latchkey.stack.supervisor;

import io.latchkey.stack.plan.ProcessNames;
import io.latchkey.stack.plan.StackScope;
import io.latchkey.stack.process.ConditionWaiter;
import io.latchkey.stack.process.ProcessSignal;
import java.time.Duration;
import java.util.List;

/** The processes that a supervisor left running when it was killed itself. */
final class OrphanedProcesses {

    private static final Duration END_WITHIN = Duration.ofSeconds(20);

    private OrphanedProcesses() {}

    /** Ends them and removes the pid files; the names of those that were still running. */
    static List<String> endAll(PidFiles pids, StackScope scope) {
        List<String> names = scope.processNames();
        List<String> left = names.stream()
                .filter(name -> pids.findRunning(name).isPresent())
                .toList();
        // Services first, so that they can still say goodbye to what they stand on.
        endTogether(pids, left, StackScope.SERVICES);
        endTogether(pids, left, StackScope.STACK);
        names.forEach(pids::removePid);
        return left;
    }

    private static void endTogether(PidFiles pids, List<String> left, StackScope scope) {
        List<String> names =
                scope.processNames().stream().filter(left::contains).toList();
        names.forEach(name -> sendSignal(pids, name, stopSignal(name)));
        if (!ConditionWaiter.waitUntil(END_WITHIN, () -> areGone(pids, names))) {
            names.forEach(name -> sendSignal(pids, name, ProcessSignal.KILL));
            ConditionWaiter.waitUntil(END_WITHIN, () -> areGone(pids, names));
        }
    }

    /** A script's background processes ignore {@code INT}, and so do the JVMs they start. */
    private static ProcessSignal stopSignal(String name) {
        return name.equals(ProcessNames.POSTGRES) ? ProcessSignal.INT : ProcessSignal.TERM;
    }

    private static void sendSignal(PidFiles pids, String name, ProcessSignal signal) {
        pids.findRunning(name).ifPresent(process -> ProcessSignal.send(signal, process.pid()));
    }

    private static boolean areGone(PidFiles pids, List<String> names) {
        return names.stream().allMatch(name -> pids.findRunning(name).isEmpty());
    }
}
