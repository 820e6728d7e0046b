package io.latchkey.benchmarks.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Processor time that each thread had used at a moment; of PostgreSQL, each back end.
 *
 * @param threads by the kernel's number
 * @param totals ticks of each process with the threads that have ended
 */
public record ThreadTimes(Map<Long, ThreadTime> threads, Map<String, Long> totals) {

    /** The kind of thread with its process, and the ticks it had used. */
    record ThreadTime(String process, String kind, long ticks) {}

    /** All processes of the stack. */
    public static ThreadTimes ofProcesses(Map<String, ProcessTree> processes) {
        var times = new ThreadTimes(new HashMap<>(), new HashMap<>());
        processes.forEach((name, tree) -> {
            if (name.equals("postgres")) {
                times.totals.put(
                        name,
                        tree.allPids()
                                .map(pid -> ProcessTree.readTicks(pid + "/stat", 4))
                                .sum());
                tree.allPids().forEach(times::addBackend);
            } else {
                times.totals.put(name, ProcessTree.readTicks(tree.pid() + "/stat", 2));
                times.addThreads(name, tree.pid());
            }
        });
        return times;
    }

    /** Milliseconds since the earlier moment by process and kind, for each of {@code count} things done. */
    public Map<String, Double> millisPer(long count, ThreadTimes earlier) {
        Map<String, Long> ticks = new TreeMap<>();
        totals.forEach((process, total) ->
                ticks.put(process + ": ended meanwhile", total - earlier.totals.getOrDefault(process, 0L)));
        threads.forEach((id, now) -> {
            ThreadTime before = earlier.threads.get(id);
            long used = now.ticks - (before == null ? 0 : before.ticks);
            ticks.merge(now.process + ": " + now.kind, used, Long::sum);
            ticks.merge(now.process + ": ended meanwhile", -used, Long::sum);
        });
        Map<String, Double> millis = new TreeMap<>();
        ticks.forEach(
                (kind, used) -> millis.put(kind, ProcessTree.toDuration(used).toNanos() / 1e6 / count));
        return millis;
    }

    private void addBackend(long pid) {
        String kind = ThreadNames.kindOfBackend(ProcessTree.readProcFile(pid + "/cmdline"));
        threads.put(pid, new ThreadTime("postgres", kind, ProcessTree.readTicks(pid + "/stat", 2)));
    }

    private void addThreads(String process, long pid) {
        try (Stream<Path> tasks = Files.list(Path.of("/proc", pid + "", "task"))) {
            tasks.forEach(task -> {
                String files = pid + "/task/" + task.getFileName();
                String kind = ThreadNames.kindOfThread(
                        ProcessTree.readProcFile(files + "/comm").strip());
                long ticks = ProcessTree.readTicks(files + "/stat", 2);
                threads.put(Long.parseLong(task.getFileName().toString()), new ThreadTime(process, kind, ticks));
            });
        } catch (IOException e) {
            throw new IllegalStateException("the process " + process + " is gone", e);
        }
    }
}
