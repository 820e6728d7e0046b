package io.latchkey.stack.supervisor;

import io.latchkey.stack.plan.StackScope;
import io.latchkey.stack.process.DirectoryTree;
import io.latchkey.stack.process.StackException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code --fresh}: everything that earlier starts kept is deleted, unless a process still works with it. */
final class FreshStart {

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
            List<Path> children = DataDirectory.listChildren(data);
            children.forEach(FreshStart::mustBeOurs);
            children.forEach(FreshStart::deleteChild);
        } finally {
            locks.forEach(DataLock::close);
        }
    }

    /** A directory that was given by mistake loses nothing of its owner's. */
    private static void mustBeOurs(Path child) {
        if (!DataDirectory.isOurs(child)) {
            throw new StackException(child + " is not ours: --fresh deletes a data directory of Latchkey only");
        }
    }

    private static void deleteChild(Path child) {
        // Our own locks lie in it.
        if (!child.endsWith("run")) {
            DirectoryTree.deleteRecursively(child);
        }
    }
}
