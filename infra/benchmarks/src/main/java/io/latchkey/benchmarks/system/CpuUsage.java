package io.latchkey.benchmarks.system;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Processor time that each process had used at a moment. */
public record CpuUsage(Map<String, Duration> cpu) {

    public static CpuUsage ofProcesses(Map<String, ProcessTree> processes) {
        var cpu = new LinkedHashMap<String, Duration>();
        // The supervisor started all the others: of its tree, the root alone.
        processes.forEach(
                (name, tree) -> cpu.put(name, name.equals("supervisor") ? tree.ownCpuTime() : tree.cpuTime()));
        return new CpuUsage(cpu);
    }

    /** Milliseconds of processor time for each of {@code count} things done since the earlier moment. */
    public Map<String, Double> millisPer(long count, CpuUsage earlier) {
        var each = new LinkedHashMap<String, Double>();
        cpu.forEach((name, now) -> {
            Duration used = now.minus(earlier.cpu.getOrDefault(name, Duration.ZERO));
            each.put(name, used.toNanos() / 1e6 / count);
        });
        return each;
    }
}
