package io.latchkey.benchmarks.cost;

import io.latchkey.benchmarks.figures.RoundMedian;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one start of the stack gave.
 *
 * @param parts seconds of each part of the start, by process
 * @param idleFresh hundredths of one core by process, before anything was asked
 * @param idleWarm the same after the load
 */
record StartResult(
        Map<String, Map<String, Double>> parts,
        Map<String, Double> idleFresh,
        Map<String, Double> idleWarm,
        Map<Integer, RateResult> rates) {

    static StartResult medianOf(List<StartResult> starts) {
        StartResult first = starts.getFirst();
        Map<String, Map<String, Double>> parts = new LinkedHashMap<>();
        first.parts
                .keySet()
                .forEach(process -> parts.put(
                        process,
                        RoundMedian.ofEach(starts.stream()
                                .map(start -> start.parts.getOrDefault(process, Map.of()))
                                .toList())));
        Map<Integer, RateResult> rates = new LinkedHashMap<>();
        first.rates.forEach((rate, result) -> rates.put(
                rate,
                RateResult.medianOf(starts.stream()
                        .map(start -> start.rates.getOrDefault(rate, result))
                        .toList())));
        return new StartResult(
                parts,
                RoundMedian.ofEach(starts.stream().map(StartResult::idleFresh).toList()),
                RoundMedian.ofEach(starts.stream().map(StartResult::idleWarm).toList()),
                rates);
    }
}
