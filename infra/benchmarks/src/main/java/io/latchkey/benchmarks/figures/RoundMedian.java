package io.latchkey.benchmarks.figures;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The middle of several rounds: one bad round on a shared machine does not move it. */
public final class RoundMedian {

    private RoundMedian() {}

    public static double of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Of each name by itself; where a round lacks it, it was nothing there. */
    public static Map<String, Double> ofEach(List<Map<String, Double>> rounds) {
        Map<String, Double> medians = new LinkedHashMap<>();
        rounds.forEach(round -> round.keySet()
                .forEach(name ->
                        medians.computeIfAbsent(name, wanted -> of(rounds, other -> other.getOrDefault(wanted, 0.0)))));
        return medians;
    }

    public static <T> double of(Collection<T> rounds, ToDoubleFunction<T> value) {
        return of(rounds.stream().mapToDouble(value).toArray());
    }
}
