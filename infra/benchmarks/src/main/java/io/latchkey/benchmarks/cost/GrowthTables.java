package io.latchkey.benchmarks.cost;

import io.latchkey.benchmarks.figures.BenchmarkReport;
import io.latchkey.benchmarks.figures.BenchmarkTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Costs by the number of accounts: as tables, and drawn. */
record GrowthTables(Map<Integer, RateResult> resets, Map<Integer, RateResult> signIns) {

    private static final List<String> DRAWN =
            List.of("pages looked at", "time in statements, ms", RateResult.PROCESSOR);

    void addTo(BenchmarkReport report) {
        report.addTable(toTable("A reset until it is mailed, by accounts with ten old mails each", resets));
        report.addTable(toTable("A sign-in, by accounts with ten old mails each", signIns));
    }

    void drawPlot(Path file) {
        var plot = new GrowthPlot(List.copyOf(resets.keySet()));
        DRAWN.forEach(figure -> {
            plot.addLine("a reset: " + figure, valuesOf(resets, figure));
            plot.addLine("a sign-in: " + figure, valuesOf(signIns, figure));
        });
        try {
            Files.writeString(file, plot.toSvg());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Double> valuesOf(Map<Integer, RateResult> results, String figure) {
        return results.values().stream()
                .map(result -> result.figures().getOrDefault(figure, 0.0))
                .toList();
    }

    private static BenchmarkTable toTable(String title, Map<Integer, RateResult> results) {
        Map<String, Map<String, Double>> columns = new LinkedHashMap<>();
        results.forEach((size, result) -> columns.put(String.format(Locale.ROOT, "%,d", size), result.figures()));
        return BenchmarkTable.fromColumns(title, columns);
    }
}
