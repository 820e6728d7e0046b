package io.latchkey.stack.process;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Files for their owner alone: data of a development stack are mails, hashes and secrets as those of any other are. */
public final class PrivateFiles {
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rwx------");
    private static final String WITH_UMASK = "umask 077; exec \"$0\" \"$@\"";

    private PrivateFiles() {}

    public static void createDirectories(Path directory) throws IOException {
        Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(OWNER));
    }

    /** Takes from a file, or from a directory with all that is in it, what anybody but its owner may do; follows no link. */
    public static void closeTree(Path root) throws IOException {
        Files.walkFileTree(root, new ClosingVisitor());
    }

    /** The same for the directory itself and nothing in it. */
    public static void closeDirectory(Path directory) throws IOException {
        closeFile(directory);
    }

    /** A file that another process will write to; one that is there stays as it is. */
    static void ensureFile(Path file) throws IOException {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(FILE));
        } catch (FileAlreadyExistsException there) {
            // A log that is appended to.
        }
    }

    /** The command, whose new files are its owner's alone; under the same process id. */
    static List<String> withUmask(List<String> command) {
        return Stream.concat(Stream.of("/bin/sh", "-c", WITH_UMASK), command.stream())
                .toList();
    }

    private static void closeFile(Path path) throws IOException {
        Set<PosixFilePermission> now = Files.getPosixFilePermissions(path);
        Set<PosixFilePermission> owners = new HashSet<>(now);
        owners.retainAll(OWNER);
        if (!owners.equals(now)) {
            Files.setPosixFilePermissions(path, owners);
        }
    }

    private static final class ClosingVisitor extends ForgivingVisitor {
        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
            closeFile(directory);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (!attributes.isSymbolicLink()) {
                closeFile(file);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
