package io.latchkey.benchmarks.cost;

import io.latchkey.benchmarks.figures.BenchmarkFigure;
import io.latchkey.benchmarks.figures.BenchmarkReport;
import io.latchkey.benchmarks.figures.BenchmarkTable;
import io.latchkey.benchmarks.figures.BenchmarkTable.TableRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The medians of several starts as tables, and beside what is to be reached. */
record CostTables(StartResult median) {

    private static final int MOST_KINDS = 30;
    private static final int MOST_STATEMENTS = 18;
    private static final String GROUP = "A known reset until it is mailed";

    CostTables(List<StartResult> starts) {
        this(StartResult.medianOf(starts));
    }

    void addTo(BenchmarkReport report) {
        report.addTable(byRate(GROUP + ", by rate", RateResult::figures));
        report.addTable(byRate("Processor time for each, ms, by process", RateResult::processes));
        report.addTable(byRate("Processor time for each, ms, by kind of thread", RateResult::threads)
                .keepLargest(MOST_KINDS));
        report.addTable(byRate("Rows written by one statement", CostTables::batches));
        median.rates().forEach((rate, result) -> report.addTable(toStatements(rate, result)));
        report.addTable(BenchmarkTable.fromColumns("Idle, hundredths of one core", idleColumns()));
        report.addTable(BenchmarkTable.fromColumns("The parts of a start, s", median.parts()));
        addTargets(report);
    }

    private void addTargets(BenchmarkReport report) {
        addTarget(report, 50, RateLoad.nameOf(50), 25);
        addTarget(report, 50, RateLoad.nameOf(99), 80);
        addTarget(report, 200, RateLoad.nameOf(50), 40);
        addTarget(report, 200, RateLoad.nameOf(99), 120);
        addTarget(report, 200, RateResult.PROCESSOR, 2.2);
        double idle = median.idleWarm().getOrDefault(IdleUse.ALL, 0.0);
        report.add(BenchmarkFigure.of(GROUP, "idle after the load, hundredths of one core", idle, "")
                .atMost(2.5));
    }

    private void addTarget(BenchmarkReport report, int rate, String name, double most) {
        RateResult result = median.rates().get(rate);
        if (result != null) {
            double value = result.figures().getOrDefault(name, 0.0);
            report.add(BenchmarkFigure.of(GROUP, name + " at " + rate + "/s", value, "ms")
                    .atMost(most));
        }
    }

    private Map<String, Map<String, Double>> idleColumns() {
        Map<String, Map<String, Double>> columns = new LinkedHashMap<>();
        columns.put("fresh", median.idleFresh());
        columns.put("after load", median.idleWarm());
        return columns;
    }

    private BenchmarkTable byRate(String title, Function<RateResult, Map<String, Double>> part) {
        Map<String, Map<String, Double>> columns = new LinkedHashMap<>();
        median.rates().forEach((rate, result) -> columns.put(rate + "/s", part.apply(result)));
        return BenchmarkTable.fromColumns(title, columns);
    }

    /** How many rows a statement of each kind wrote, which is how large the batches of its stage were. */
    private static Map<String, Double> batches(RateResult result) {
        Map<String, StatementUse> writes = new TreeMap<>();
        result.statements().forEach((text, use) -> {
            if (use.rows() > 0 && !text.describeWrite().isEmpty()) {
                writes.merge(text.describeWrite(), use, StatementUse::plus);
            }
        });
        Map<String, Double> sizes = new LinkedHashMap<>();
        writes.forEach((write, use) -> sizes.put(write, use.rowsPerCall()));
        return sizes;
    }

    /** Those sent most often and those that take most; all others summed. */
    private static BenchmarkTable toStatements(int rate, RateResult result) {
        Set<StatementText> named = new LinkedHashSet<>(top(result, StatementUse::calls));
        named.addAll(top(result, StatementUse::millis));
        List<TableRow> rows = new ArrayList<>();
        named.forEach(
                text -> rows.add(toRow(text.toString(), result.statements().getOrDefault(text, StatementUse.NONE))));
        StatementUse others = result.statements().entrySet().stream()
                .filter(entry -> !named.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .reduce(StatementUse.NONE, StatementUse::plus);
        rows.add(toRow("all others", others));
        return new BenchmarkTable("Statements for each at " + rate + "/s", List.of("calls", "ms", "rows a call"), rows);
    }

    private static TableRow toRow(String name, StatementUse use) {
        return new TableRow(name, List.of(use.calls(), use.millis(), use.rowsPerCall()));
    }

    private static List<StatementText> top(RateResult result, ToDoubleFunction<StatementUse> measure) {
        return result.statements().entrySet().stream()
                .sorted(Comparator.comparingDouble(entry -> -measure.applyAsDouble(entry.getValue())))
                .limit(MOST_STATEMENTS)
                .map(Map.Entry::getKey)
                .toList();
    }
}
