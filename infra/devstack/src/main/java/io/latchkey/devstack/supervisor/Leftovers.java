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
        endTogether(pids, left, Extent.SERVICES);
        endTogether(pids, left, Extent.STACK);
        names.forEach(pids::remove);
        return left;
    }

    private static void endTogether(PidFiles pids, List<String> left, Extent extent) {
        List<String> names = extent.names().stream().filter(left::contains).toList();
        names.forEach(name -> signal(pids, name, gentle(name)));
        if (!Waiting.until(END_WITHIN, () -> gone(pids, names))) {
            names.forEach(name -> signal(pids, name, Signal.KILL));
            Waiting.until(END_WITHIN, () -> gone(pids, names));
        }
    }

    /** A script's background processes ignore {@code INT}, and so do the JVMs they start. */
    private static Signal gentle(String name) {
        return name.equals(Names.POSTGRES) ? Signal.INT : Signal.TERM;
    }

    private static void signal(PidFiles pids, String name, Signal signal) {
        pids.running(name).ifPresent(process -> Signal.send(signal, process.pid()));
    }

    private static boolean gone(PidFiles pids, List<String> names) {
        return names.stream().allMatch(name -> pids.running(name).isEmpty());
    }
}
