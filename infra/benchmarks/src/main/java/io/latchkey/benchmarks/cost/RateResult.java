package io.latchkey.benchmarks.cost;

import io.latchkey.benchmarks.figures.RoundMedian;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What one reset, or whatever else was done, cost: everything that was counted meanwhile, for each.
 *
 * @param figures the whole of each kind
 * @param processes milliseconds of processor time
 * @param threads the same by kind of thread
 */
record RateResult(
        Map<String, Double> figures,
        Map<String, Double> processes,
        Map<String, Double> threads,
        Map<StatementText, StatementUse> statements) {

    static final String PROCESSOR = "processor time, all processes, ms";

    /**
     * @param count of what was done between the two
     * @param first figures that stand before those counted here
     */
    static RateResult between(CostSnapshot start, CostSnapshot end, long count, Map<String, Double> first) {
        Map<String, Double> processes = end.processes().millisPer(count, start.processes());
        Map<String, Double> threads = end.threads().millisPer(count, start.threads());
        Map<StatementText, StatementUse> statements = end.database().statementsPer(count, start.database());
        Map<String, Double> figures = new LinkedHashMap<>(first);
        figures.put("statements", sum(statements, StatementUse::calls));
        figures.put("time in statements, ms", sum(statements, StatementUse::millis));
        figures.putAll(end.database().totalsPer(count, start.database()));
        figures.put(
                PROCESSOR,
                processes.values().stream().mapToDouble(Double::doubleValue).sum());
        figures.put("of it, compilers", sumOf(threads, "compiler"));
        figures.put("of it, collectors", sumOf(threads, "collector"));
        figures.put(
                "beside it, the load generator",
                end.generator().minus(start.generator()).toMillis() / (double) count);
        return new RateResult(figures, processes, threads, statements);
    }

    static RateResult medianOf(List<RateResult> starts) {
        Map<StatementText, StatementUse> statements = new HashMap<>();
        starts.forEach(start -> start.statements
                .keySet()
                .forEach(text -> statements.computeIfAbsent(
                        text,
                        wanted -> StatementUse.medianOf(starts.stream()
                                .map(each -> each.statements.getOrDefault(wanted, StatementUse.NONE))
                                .toList()))));
        return new RateResult(
                median(starts, RateResult::figures),
                median(starts, RateResult::processes),
                median(starts, RateResult::threads),
                statements);
    }

    private static Map<String, Double> median(List<RateResult> starts, Function<RateResult, Map<String, Double>> part) {
        return RoundMedian.ofEach(starts.stream().map(part).toList());
    }

    private static double sum(Map<StatementText, StatementUse> statements, Function<StatementUse, Double> part) {
        return statements.values().stream().mapToDouble(part::apply).sum();
    }

    private static double sumOf(Map<String, Double> threads, String kind) {
        return threads.entrySet().stream()
                .filter(entry -> entry.getKey().contains(kind))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }
}
