package io.latchkey.stack.supervisor;

import io.latchkey.stack.plan.StackScope.Half;
import io.latchkey.stack.process.StackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** One supervisor for each half of a data directory: a lock that the system releases when its holder dies. */
final class DataLock implements AutoCloseable {

    private final FileChannel channel;

    private DataLock(FileChannel channel) {
        this.channel = channel;
    }

    static DataLock takeLock(Path data, Half half) {
        return tryTake(data, half)
                .orElseThrow(() -> new StackException("Latchkey already runs on " + data + " (process "
                        + findHolder(data, half)
                        + "): stop it with infra/down, or choose another directory with --data"));
    }

    /** The lock, or nothing where it is held. */
    static Optional<DataLock> tryTake(Path data, Half half) {
        try {
            Files.createDirectories(data.resolve("run"));
            FileChannel channel = FileChannel.open(
                    lockFile(data, half), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!tryLock(channel)) {
                channel.close();
                return Optional.empty();
            }
            channel.truncate(0);
            channel.write(StandardCharsets.US_ASCII.encode(
                    Long.toString(ProcessHandle.current().pid())));
            return Optional.of(new DataLock(channel));
        } catch (IOException e) {
            throw new UncheckedIOException("could not lock " + data, e);
        }
    }

    /** The process that holds the lock, or held it last. */
    static long findHolder(Path data, Half half) {
        try {
            return Long.parseLong(Files.readString(lockFile(data, half)));
        } catch (IOException | NumberFormatException e) {
            return -1;
        }
    }

    /** Whether it is free; the file keeps its last holder. */
    static boolean isFree(Path data, Half half) {
        if (!Files.exists(lockFile(data, half))) {
            return true;
        }
        try (FileChannel channel =
                FileChannel.open(lockFile(data, half), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return tryLock(channel);
        } catch (IOException e) {
            throw new UncheckedIOException("could not look at the lock of " + data, e);
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // Another stack of this very process.
            return false;
        }
    }

    private static Path lockFile(Path data, Half half) {
        return data.resolve("run").resolve(half == Half.STACK ? "stack.lock" : "services.lock");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
