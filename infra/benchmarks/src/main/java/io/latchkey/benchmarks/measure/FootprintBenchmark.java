package io.latchkey.benchmarks.measure;

import io.latchkey.benchmarks.figures.BenchmarkFigure;
import io.latchkey.benchmarks.figures.BenchmarkReport;
import io.latchkey.benchmarks.system.BenchmarkStack;
import java.util.Map;

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
        Map<String, Long> bytes = stack.residentBytes();
        bytes.forEach((name, held) -> report.add(BenchmarkFigure.of(group, name, held / MEBI, "MiB")));
        double all = bytes.entrySet().stream()
                .filter(entry -> !entry.getKey().equals("postgres"))
                .mapToDouble(Map.Entry::getValue)
                .sum();
        report.add(BenchmarkFigure.of(group, "all JVMs together", all / GIBI, "GiB")
                .atMost(1.8));
    }
}
