package io.latchkey.benchmarks.measure;

import io.latchkey.benchmarks.figures.Figure;
import io.latchkey.benchmarks.figures.Report;
import io.latchkey.benchmarks.system.RunningStack;
import java.util.Map;
import java.util.stream.Collectors;

/** How long the stack takes to be ready, and how much memory its processes hold. */
public final class Footprint {

    private static final double GIBI = 1L << 30;
    private static final double MEBI = 1L << 20;

    private Footprint() {}

    public static void start(RunningStack stack, Report report) {
        double seconds = stack.untilReady().toMillis() / 1000.0;
        report.add(Figure.of("Start", "from up to ready, after the build", seconds, "s")
                .atMost(25));
        memory("Memory when ready", stack, report);
    }

    public static void memory(String group, RunningStack stack, Report report) {
        Map<String, Long> bytes = stack.processes().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> ownBytes(e.getKey(), stack)));
        stack.processes()
                .keySet()
                .forEach(name -> report.add(Figure.of(group, name, bytes.getOrDefault(name, 0L) / MEBI, "MiB")));
        double all = bytes.entrySet().stream()
                .filter(entry -> !entry.getKey().equals("postgres"))
                .mapToDouble(Map.Entry::getValue)
                .sum();
        report.add(Figure.of(group, "all JVMs together", all / GIBI, "GiB").atMost(1.8));
    }

    /** The supervisor's tree is the whole stack: of it, the root alone. */
    private static long ownBytes(String name, RunningStack stack) {
        var process = stack.process(name);
        return name.equals("supervisor") ? process.ownResidentBytes() : process.residentBytes();
    }
}
