package io.latchkey.benchmarks.beside;

import io.latchkey.benchmarks.figures.BenchmarkEffort;
import io.latchkey.benchmarks.figures.BenchmarkReport;
import io.latchkey.benchmarks.figures.BenchmarkTable;
import io.latchkey.benchmarks.figures.RoundMedian;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Latchkey and Keycloak in turn, several starts of each, the same asked of both; the ratios of the medians.
 *
 * @param commands the directory of {@code up} and {@code down}
 * @param data where Latchkey keeps its data
 * @param keycloak where Keycloak is unpacked; it is built and keeps its data there
 */
public record BesideBenchmark(Path commands, Path data, Path keycloak, Clock clock) {

    public void measure(BenchmarkEffort given, BenchmarkReport report) {
        BesideEffort effort = BesideEffort.of(given);
        Path home = keycloak.resolve("home");
        report.printStep("building Keycloak");
        KeycloakServer.build(home, keycloak.resolve("build.log"));
        List<Map<String, Double>> ours = new ArrayList<>();
        List<Map<String, Double>> theirs = new ArrayList<>();
        for (int round = 1; round <= effort.rounds(); round++) {
            String which = ", start " + round + " of " + effort.rounds();
            report.printStep("Latchkey" + which);
            ours.add(measureStart(() -> LatchkeyBeside.start(commands, data, clock), effort));
            report.printStep("Keycloak" + which);
            theirs.add(measureStart(() -> KeycloakBeside.start(home, keycloak.resolve("data")), effort));
            report.addTable(toTable("Start " + round, ours.getLast(), theirs.getLast()));
        }
        Map<String, Double> latchkey = RoundMedian.ofEach(ours);
        Map<String, Double> other = RoundMedian.ofEach(theirs);
        report.addTable(toTable("Medians of " + effort.rounds() + " starts", latchkey, other));
        BesideRatio.compare(latchkey, other).forEach(report::add);
    }

    private Map<String, Double> measureStart(Supplier<MeasuredSystem> starter, BesideEffort effort) {
        try (MeasuredSystem system = starter.get()) {
            return BesideRun.measure(system, effort, clock);
        }
    }

    private static BenchmarkTable toTable(String title, Map<String, Double> latchkey, Map<String, Double> keycloak) {
        Map<String, Map<String, Double>> columns = new LinkedHashMap<>();
        columns.put("Latchkey", latchkey);
        columns.put("Keycloak", keycloak);
        return BenchmarkTable.fromColumns(title, columns);
    }
}
