package io.latchkey.stack.supervisor;

import io.latchkey.stack.process.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** {@code run/<name>.pid} of one data directory. */
final class PidFiles {

    private final Path data;

    PidFiles(Path data) {
        this.data = data;
    }

    void writePid(String name, long pid) {
        try {
            Path file = pidFile(name);
            Files.createDirectories(file.getParent());
            AtomicFile.writeString(file, pid + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("could not write the pid of " + name, e);
        }
    }

    void removePid(String name) {
        deleteFile(pidFile(name));
    }

    /** The word of a supervisor, by now gone, that everything is ready. */
    void removeReady() {
        deleteFile(data.resolve("run").resolve("ready"));
    }

    /** The number in the file. */
    Optional<Long> readPid(String name) {
        try {
            return Optional.of(Long.parseLong(Files.readString(pidFile(name)).strip()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The process of that name, where it lives and is ours: numbers are used again, our data directory is not. */
    Optional<ProcessHandle> findRunning(String name) {
        return readPid(name).flatMap(ProcessHandle::of).filter(process -> process.isAlive() && worksOnOurData(process));
    }

    private boolean worksOnOurData(ProcessHandle process) {
        try {
            Path commandLine = Path.of("/proc", Long.toString(process.pid()), "cmdline");
            return Files.readString(commandLine).contains(data.toString());
        } catch (IOException e) {
            // Gone meanwhile, or another user's.
            return false;
        }
    }

    private static void deleteFile(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path pidFile(String name) {
        return data.resolve("run").resolve(name + ".pid");
    }
}
