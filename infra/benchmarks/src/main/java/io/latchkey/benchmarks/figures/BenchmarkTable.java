package io.latchkey.benchmarks.figures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Figures of one kind side by side: a row for each thing, a column for each circumstance. */
public record BenchmarkTable(String title, List<String> columns, List<TableRow> rows) {

    private static final int CELL = 12;

    /** @param values one for each column; not a number where there is none */
    public record TableRow(String name, List<Double> values) {

        double sum() {
            return values.stream()
                    .filter(value -> !value.isNaN())
                    .mapToDouble(Double::doubleValue)
                    .sum();
        }

        private TableRow plus(TableRow other) {
            List<Double> sums = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                sums.add(values.get(i) + other.values.get(i));
            }
            return new TableRow(name, sums);
        }
    }

    /** A row for each name that any of the columns has, in the order in which they come. */
    public static BenchmarkTable fromColumns(String title, Map<String, Map<String, Double>> columns) {
        Set<String> names = new LinkedHashSet<>();
        columns.values().forEach(column -> names.addAll(column.keySet()));
        List<TableRow> rows = names.stream()
                .map(name -> new TableRow(
                        name,
                        columns.values().stream()
                                .map(column -> column.getOrDefault(name, Double.NaN))
                                .toList()))
                .toList();
        return new BenchmarkTable(title, List.copyOf(columns.keySet()), rows);
    }

    /** The largest rows, largest first; all others summed in one. */
    public BenchmarkTable keepLargest(int most) {
        List<TableRow> sorted = rows.stream()
                .sorted((one, other) -> Double.compare(other.sum(), one.sum()))
                .toList();
        if (sorted.size() <= most) {
            return new BenchmarkTable(title, columns, sorted);
        }
        TableRow none =
                new TableRow("all others", columns.stream().map(column -> 0.0).toList());
        List<TableRow> kept = new ArrayList<>(sorted.subList(0, most));
        kept.add(sorted.stream().skip(most).map(BenchmarkTable::withoutGaps).reduce(none, TableRow::plus));
        return new BenchmarkTable(title, columns, kept);
    }

    private static TableRow withoutGaps(TableRow row) {
        return new TableRow(
                row.name(),
                row.values().stream().map(value -> value.isNaN() ? 0.0 : value).toList());
    }

    String toText() {
        int width = rows.stream().mapToInt(row -> row.name().length()).max().orElse(1);
        var text = new StringBuilder(title).append('\n').append(formatLine(width, "", columns));
        rows.forEach(row -> text.append(formatLine(
                width,
                row.name(),
                row.values().stream().map(BenchmarkTable::formatCell).toList())));
        return text.toString();
    }

    Map<String, Object> toJson() {
        var json = new LinkedHashMap<String, Object>();
        json.put("title", title);
        json.put("columns", columns);
        json.put("rows", rows.stream().map(BenchmarkTable::toJson).toList());
        return json;
    }

    private static Map<String, Object> toJson(TableRow row) {
        var values = new ArrayList<@Nullable Double>();
        row.values().forEach(value -> values.add(value.isNaN() ? null : value));
        return Map.of("name", row.name(), "values", values);
    }

    private static String formatCell(double value) {
        return Double.isNaN(value) ? "–" : BenchmarkFigure.formatNumber(value);
    }

    private static String formatLine(int width, String name, List<String> cells) {
        var line = new StringBuilder(String.format(Locale.ROOT, "  %-" + width + "s", name));
        cells.forEach(cell -> line.append(String.format(Locale.ROOT, " %" + CELL + "s", cell)));
        return line.toString().stripTrailing() + "\n";
    }
}
