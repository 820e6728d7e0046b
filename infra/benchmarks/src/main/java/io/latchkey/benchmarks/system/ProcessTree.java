package io.latchkey.benchmarks.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A process with all that it started, by its process id. */
public record ProcessTree(long pid) {

    /** Linux counts processor time in hundredths of a second, on every machine since long ago. */
    private static final long TICK_NANOS = 10_000_000;

    /** utime, stime, cutime, cstime: the 14th to 17th field, counted after the command's name. */
    private static final int UTIME = 11;

    private static final int TIMES = 4;
    private static final long KIBI = 1024;

    /** User and system time of the process, of its children that ended, and of those that live. */
    public Duration cpuTime() {
        return Duration.ofNanos(allPids().map(each -> readTicks(each, TIMES)).sum() * TICK_NANOS);
    }

    /** Memory that is really there ({@code VmRSS}), in bytes; pages that processes share are counted for each. */
    public long residentBytes() {
        return allPids().map(ProcessTree::readResident).sum();
    }

    /** Resident memory of the process without those that it started. */
    public long ownResidentBytes() {
        return readResident(pid);
    }

    /** Processor time of the process without those that it started. */
    public Duration ownCpuTime() {
        return Duration.ofNanos(readTicks(pid, 2) * TICK_NANOS);
    }

    /** Stops the processes where they stand, as if there were no processor for them; {@link #resume} goes on. */
    public void freeze() {
        sendSignal("STOP");
    }

    public void resume() {
        sendSignal("CONT");
    }

    private LongStream allPids() {
        return Stream.concat(
                        Stream.of(pid),
                        ProcessHandle.of(pid).stream()
                                .flatMap(ProcessHandle::descendants)
                                .map(ProcessHandle::pid))
                .mapToLong(Long::longValue);
    }

    private void sendSignal(String name) {
        String pids = String.join(" ", allPids().mapToObj(Long::toString).toList());
        try {
            new ProcessBuilder("sh", "-c", "kill -" + name + " " + pids).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long readTicks(long pid, int times) {
        String stat = readProcFile(pid, "stat");
        // The command's name stands in brackets and may hold anything.
        return Stream.of(stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1))
                .skip(UTIME)
                .limit(times)
                .mapToLong(Long::parseLong)
                .sum();
    }

    private static long readResident(long pid) {
        return readProcFile(pid, "status")
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIBI)
                .sum();
    }

    /** Empty for a process that is gone. */
    private static String readProcFile(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/" + file));
        } catch (IOException e) {
            return "";
        }
    }
}
