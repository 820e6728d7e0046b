package io.latchkey.benchmarks.figures;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** All figures of a run, printed as they come, and once more as a table and as JSON. */
public final class BenchmarkReport {

    private final List<BenchmarkFigure> figures = new ArrayList<>();
    private final List<BenchmarkTable> tables = new ArrayList<>();
    private final PrintStream out;

    public BenchmarkReport(PrintStream out) {
        this.out = out;
    }

    public void add(BenchmarkFigure figure) {
        figures.add(figure);
        out.println("  " + formatLine(figure));
    }

    /** A figure with nothing to reach. */
    public void add(String group, String name, double value, String unit) {
        add(BenchmarkFigure.of(group, name, value, unit));
    }

    /** One figure in milliseconds for each process. */
    public void addByProcess(String group, String name, Map<String, Double> millis) {
        millis.forEach((process, each) -> add(group, name + ", " + process, each, "ms"));
    }

    /** Figures side by side; printed once, now: they are long. */
    public void addTable(BenchmarkTable table) {
        tables.add(table);
        out.println(table.toText());
    }

    public void printStep(String words) {
        out.println("— " + words);
    }

    public boolean allMet() {
        return figures.stream().noneMatch(BenchmarkFigure::isMissed);
    }

    public void printTable() {
        String group = "";
        for (BenchmarkFigure figure : figures) {
            if (!group.equals(figure.group())) {
                group = figure.group();
                out.println();
                out.println(group);
            }
            out.println("  " + formatLine(figure));
        }
    }

    public void writeJson(Path file, Instant at, String machine) {
        var root = new LinkedHashMap<String, Object>();
        root.put("at", at.toString());
        root.put("machine", machine);
        root.put("figures", figures.stream().map(BenchmarkReport::toJson).toList());
        root.put("tables", tables.stream().map(BenchmarkTable::toJson).toList());
        try {
            Files.writeString(
                    file, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> toJson(BenchmarkFigure figure) {
        var json = new LinkedHashMap<String, Object>();
        json.put("group", figure.group());
        json.put("name", figure.name());
        json.put("value", figure.value());
        json.put("unit", figure.unit());
        if (figure.target() != null) {
            json.put("target", figure.target().toString());
            json.put("met", !figure.isMissed());
        }
        return json;
    }

    private static String formatLine(BenchmarkFigure figure) {
        String value = BenchmarkFigure.formatNumber(figure.value()) + " " + figure.unit();
        String target = figure.target() == null ? "" : figure.target() + (figure.isMissed() ? "  MISSED" : "  met");
        return String.format("%-58s %16s  %s", figure.name(), value.strip(), target)
                .stripTrailing();
    }
}
