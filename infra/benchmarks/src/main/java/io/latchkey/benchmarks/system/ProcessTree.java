package io.latchkey.benchmarks.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A process with all that it started, by its process id. */
public record ProcessTree(long pid) {

    /** Linux counts processor time in hundredths of a second, on every machine since long ago. */
    private static final long TICKS_A_SECOND = 100;

    /** utime, stime, cutime, cstime: the 14th to 17th field, counted after the command's name. */
    private static final int UTIME = 11;

    /** starttime, since the machine was started: the 22nd. */
    private static final int STARTED = 19;

    private static final int TIMES = 4;
    private static final long KIBI = 1024;

    /** User and system time of the process, of its children that ended, and of those that live. */
    public Duration cpuTime() {
        return toDuration(
                allPids().map(each -> readTicks(each + "/stat", TIMES)).sum());
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
        return toDuration(readTicks(pid + "/stat", 2));
    }

    /** When it was started, by the machine's clock, to a hundredth of a second. */
    public Instant startedAt(Clock clock) {
        long started =
                readTimes(pid + "/stat").skip(STARTED - UTIME).findFirst().orElse(0L);
        double uptime = Double.parseDouble(readProcFile("uptime").split(" ", 2)[0]);
        return clock.instant().minus(toDuration(Math.round(uptime * TICKS_A_SECOND) - started));
    }

    static Duration toDuration(long ticks) {
        return Duration.ofNanos(ticks * (1_000_000_000 / TICKS_A_SECOND));
    }

    /** Stops the processes where they stand, as if there were no processor for them; {@link #resume} goes on. */
    public void freeze() {
        sendSignal("STOP");
    }

    public void resume() {
        sendSignal("CONT");
    }

    /** The process and all that it started, while they live. */
    LongStream allPids() {
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

    /** The first of the times in a {@code stat} of {@code /proc}, of a process or of a thread, summed. */
    static long readTicks(String stat, int times) {
        return readTimes(stat).limit(times).mapToLong(Long::longValue).sum();
    }

    private static Stream<Long> readTimes(String file) {
        String stat = readProcFile(file);
        // The command's name stands in brackets and may hold anything.
        return Stream.of(stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1))
                .skip(UTIME)
                .map(Long::parseLong);
    }

    private static long readResident(long pid) {
        return readProcFile(pid + "/status")
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIBI)
                .sum();
    }

    /** Empty where there is none: for a process or thread that is gone. */
    static String readProcFile(String file) {
        try {
            return Files.readString(Path.of("/proc", file));
        } catch (IOException e) {
            return "";
        }
    }
}
