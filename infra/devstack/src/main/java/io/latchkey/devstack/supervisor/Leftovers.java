package io.latchkey.devstack.supervisor;

import io.latchkey.devstack.process.Signal;
import io.latchkey.devstack.process.Waiting;
import java.time.Duration;
import java.util.List;

/** The processes that a supervisor left running when it was killed itself. */
final class Leftovers {

    private static final Duration END_WITHIN = Duration.ofSeconds(20);

    private Leftovers() {}

    /** Ends them and removes the pid files; the names of those that were still running. */
    static List<String> end(PidFiles pids, Extent extent) {
        List<String> names = extent.names();
        List<String> left =
                names.stream().filter(name -> pids.running(name).isPresent()).toList();
        // Services first, so that they can still say goodbye to what they stand on.
        left.reversed().forEach(name -> pids.running(name).ifPresent(Leftovers::end));
        names.forEach(pids::remove);
        return left;
    }

    private static void end(ProcessHandle process) {
        Signal.send(Signal.INT, process.pid());
        if (!Waiting.until(END_WITHIN, () -> !process.isAlive())) {
            Signal.send(Signal.KILL, process.pid());
            Waiting.until(END_WITHIN, () -> !process.isAlive());
        }
    }
}
