package io.latchkey.benchmarks.measure;

import io.latchkey.benchmarks.figures.BenchmarkFigure;
import io.latchkey.benchmarks.figures.BenchmarkReport;
import io.latchkey.benchmarks.system.BenchmarkStack;
import java.util.Map;
import java.util.stream.Collectors;

/** How long the stack takes to be ready, and how much memory its processes hold. */
public final class FootprintBenchmark {

    private static final double GIBI = 1L << 30;
    private static final double MEBI = 1L << 20;

    private FootprintBenchmark() {}

    public static void reportStart(BenchmarkStack stack, BenchmarkReport report) {
        double seconds = stack.untilReady().toMillis() / 1000.0;
        report.add(BenchmarkFigure.of("Start", "from up to ready, after the build", seconds, "s")
                .atMost(25));
        reportMemory("Memory when ready", stack, report);
    }

    public static void reportMemory(String group, BenchmarkStack stack, BenchmarkReport report) {
        Map<String, Long> bytes = stack.allProcesses().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> ownBytes(e.getKey(), stack)));
        stack.allProcesses()
                .keySet()
                .forEach(name ->
                        report.add(BenchmarkFigure.of(group, name, bytes.getOrDefault(name, 0L) / MEBI, "MiB")));
        double all = bytes.entrySet().stream()
                .filter(entry -> !entry.getKey().equals("postgres"))
                .mapToDouble(Map.Entry::getValue)
                .sum();
        report.add(BenchmarkFigure.of(group, "all JVMs together", all / GIBI, "GiB")
                .atMost(1.8));
    }

    /** The supervisor's tree is the whole stack: of it, the root alone. */
    private static long ownBytes(String name, BenchmarkStack stack) {
        var process = stack.findProcess(name);
        return name.equals("supervisor") ? process.ownResidentBytes() : process.residentBytes();
    }
}
