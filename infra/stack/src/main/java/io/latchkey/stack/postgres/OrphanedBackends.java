package io.latchkey.stack.postgres;

import io.latchkey.stack.process.ConditionWaiter;
import io.latchkey.stack.process.ProcessSignal;
import io.latchkey.stack.process.StackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What a postmaster that was killed leaves behind: back ends that are still ending, and its pid file. */
final class OrphanedBackends {

    private static final Duration BACK_ENDS_END_WITHIN = Duration.ofSeconds(10);

    private OrphanedBackends() {}

    /** Returns once no process works in the data directory and no pid file names one. */
    static void awaitEnd(Path directory) {
        if (!ConditionWaiter.waitUntil(
                BACK_ENDS_END_WITHIN, () -> workingIn(directory).isEmpty())) {
            workingIn(directory).forEach(pid -> ProcessSignal.send(ProcessSignal.KILL, pid));
        }
        if (!ConditionWaiter.waitUntil(
                BACK_ENDS_END_WITHIN, () -> workingIn(directory).isEmpty())) {
            throw new StackException(
                    "PostgreSQL's processes " + workingIn(directory) + " do not end: end them by hand");
        }
        try {
            // The number in it may meanwhile be another process, which would keep PostgreSQL from starting.
            Files.deleteIfExists(directory.resolve("postmaster.pid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every process of PostgreSQL has its data directory as working directory. */
    private static List<Long> workingIn(Path directory) {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> directory.equals(workingDirectory(pid)))
                .toList();
    }

    private static Path workingDirectory(long pid) {
        Path link = Path.of("/proc", Long.toString(pid), "cwd");
        try {
            return Files.readSymbolicLink(link);
        } catch (IOException e) {
            // Gone meanwhile, or another user's.
            return link;
        }
    }
}
