package io.latchkey.testkit;

import io.latchkey.stack.process.DirectoryTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Directories that live as long as this JVM. */
final class TestDirectory {

    private TestDirectory() {}

    static Path create(String name) {
        try {
            return Files.createTempDirectory("latchkey-" + name + "-").toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes the server when the JVM ends, then deletes what it wrote. */
    static void closeWithJvm(AutoCloseable server, Path directory) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> closeAndDelete(server, directory), "close " + directory));
    }

    private static void closeAndDelete(AutoCloseable server, Path directory) {
        try {
            server.close();
            DirectoryTree.deleteRecursively(directory);
        } catch (Exception e) {
            throw new IllegalStateException("could not close what works in " + directory, e);
        }
    }
}
