package io.latchkey.benchmarks.figures;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One figure.
 *
 * @param group which measurement it belongs to
 * @param name what it is
 * @param value the median of the rounds
 * @param unit of the value; empty for a ratio
 * @param target what is to be reached; null where nothing is
 */
public record BenchmarkFigure(
        String group,
        String name,
        double value,
        String unit,
        @Nullable Target target) {

    public static BenchmarkFigure of(String group, String name, double value, String unit) {
        return new BenchmarkFigure(group, name, value, unit, null);
    }

    public BenchmarkFigure atLeast(double bound) {
        return new BenchmarkFigure(group, name, value, unit, new Target(true, bound));
    }

    public BenchmarkFigure atMost(double bound) {
        return new BenchmarkFigure(group, name, value, unit, new Target(false, bound));
    }

    public boolean isMissed() {
        return target != null && !target.metBy(value);
    }

    /** A bound that is reached from above or from below. */
    public record Target(boolean least, double bound) {

        boolean metBy(double value) {
            return least ? value >= bound : value <= bound;
        }

        @Override
        public String toString() {
            return (least ? "≥ " : "≤ ") + formatNumber(bound);
        }
    }

    /** Four digits that matter, no more. */
    public static String formatNumber(double value) {
        double size = Math.abs(value);
        String format =
                size >= 1000 ? "%,.0f" : size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, format, value);
    }
}
