package io.latchkey.stack.supervisor;

import io.latchkey.stack.process.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What lies in a data directory, and that nobody but its owner gets at it. */
final class DataDirectory {

    /** The benchmarks' own data directory, which lies in the usual one; a run may be using it. */
    static final String ANOTHERS = "bench";

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

    private DataDirectory() {}

    /** A directory that was given by mistake loses nothing of its owner's. */
    static boolean isOurs(Path child) {
        return OURS.contains(child.getFileName().toString());
    }

    static List<Path> listChildren(Path data) {
        try (Stream<Path> all = Files.list(data)) {
            return all.filter(child -> !child.endsWith(ANOTHERS)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes it; what an older version left open in it is closed. A directory with things of others stays open itself. */
    static void makePrivate(Path data) {
        try {
            PrivateFiles.createDirectories(data);
            List<Path> children = listChildren(data);
            for (Path child : children) {
                if (isOurs(child)) {
                    PrivateFiles.closeTree(child);
                }
            }
            if (children.stream().allMatch(DataDirectory::isOurs)) {
                PrivateFiles.closeDirectory(data);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not make " + data + " its owner's alone", e);
        }
    }
}
