package io.latchkey.stack.supervisor;

import io.latchkey.stack.plan.StackScope;
import io.latchkey.stack.process.DirectoryTree;
import io.latchkey.stack.process.StackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** {@code --fresh}: everything that earlier starts kept is deleted, unless a process still works with it. */
final class FreshStart {

    private static final Set<String> OURS = Set.of(
            "postgres",
            "postgres.complete",
            "kafka",
            "inbox",
            "prometheus",
            "logs",
            "run",
            "secrets.env",
            "secrets.env.new",
            "demo",
            "bench.json");

    /** The benchmarks' own data directory, which lies in the usual one; a run may be using it. */
    private static final String ANOTHERS = "bench";

    private FreshStart() {}

    static void deleteData(Path data) {
        if (!Files.exists(data)) {
            return;
        }
        List<DataLock> locks = StackScope.ALL.toHalves().stream()
                .map(half -> DataLock.takeLock(data, half))
                .toList();
        try {
            OrphanedProcesses.endAll(new PidFiles(data), StackScope.ALL);
            List<Path> children = listChildren(data);
            children.forEach(FreshStart::mustBeOurs);
            children.forEach(FreshStart::deleteChild);
        } finally {
            locks.forEach(DataLock::close);
        }
    }

    /** A directory that was given by mistake loses nothing of its owner's. */
    private static void mustBeOurs(Path child) {
        if (!OURS.contains(child.getFileName().toString())) {
            throw new StackException(child + " is not ours: --fresh deletes a data directory of Latchkey only");
        }
    }

    private static void deleteChild(Path child) {
        // Our own locks lie in it.
        if (!child.endsWith("run")) {
            DirectoryTree.deleteRecursively(child);
        }
    }

    private static List<Path> listChildren(Path data) {
        try (Stream<Path> all = Files.list(data)) {
            return all.filter(child -> !child.endsWith(ANOTHERS)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
