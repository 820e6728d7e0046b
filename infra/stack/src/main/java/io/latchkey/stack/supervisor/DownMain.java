package io.latchkey.stack.supervisor;

import io.latchkey.stack.plan.ProcessNames;
import io.latchkey.stack.plan.StackOptions;
import io.latchkey.stack.plan.StackScope;
import io.latchkey.stack.plan.StackScope.Half;
import io.latchkey.stack.process.ConditionWaiter;
import io.latchkey.stack.process.ProcessSignal;
import io.latchkey.stack.process.StackException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** {@code infra/down}: ends the supervisors of a data directory and whatever they could not end themselves. */
final class DownMain {
    private static final Duration END_WITHIN = Duration.ofMinutes(2);

    private DownMain() {}

    public static void main(String[] arguments) {
        try {
            StackOptions options = StackOptions.parseArguments(List.of(arguments));
            System.out.println(endStack(options.data().toAbsolutePath().normalize()));
        } catch (StackException e) {
            System.err.println("down: " + e.getMessage());
            System.exit(1);
        }
    }

    private static String endStack(Path data) {
        if (!Files.isDirectory(data)) {
            return "nothing runs on " + data;
        }
        boolean ran = false;
        // Services first: they stand on the other half.
        for (Half half : List.of(Half.SERVICES, Half.STACK)) {
            ran |= endHolder(data, half);
        }
        List<String> left = OrphanedProcesses.endAll(new PidFiles(data), StackScope.ALL);
        new PidFiles(data).removePid(ProcessNames.SUPERVISOR);
        new PidFiles(data).removeReady();
        return ran || !left.isEmpty() ? "stopped what ran on " + data : "nothing runs on " + data;
    }

    private static boolean endHolder(Path data, Half half) {
        if (DataLock.isFree(data, half)) {
            return false;
        }
        long holder = DataLock.findHolder(data, half);
        ProcessSignal.send(ProcessSignal.TERM, holder);
        if (!ConditionWaiter.waitUntil(END_WITHIN, () -> DataLock.isFree(data, half))) {
            ProcessSignal.send(ProcessSignal.KILL, holder);
        }
        if (!ConditionWaiter.waitUntil(END_WITHIN, () -> DataLock.isFree(data, half))) {
            throw new StackException("process " + holder + " holds " + data + " and does not end: end it by hand");
        }
        return true;
    }
}
