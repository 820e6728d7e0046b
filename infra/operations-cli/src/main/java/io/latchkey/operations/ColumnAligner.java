package io.latchkey.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Lines up columns; the last one is left ragged. */
final class ColumnAligner {

    private ColumnAligner() {}

    static List<String> alignRows(List<List<String>> rows) {
        int columns = rows.getFirst().size();
        int[] widths = IntStream.range(0, columns)
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            var line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                String cell = row.get(column);
                boolean last = column == columns - 1;
                line.append(cell).append(last ? "" : " ".repeat(widths[column] - cell.length() + 2));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
