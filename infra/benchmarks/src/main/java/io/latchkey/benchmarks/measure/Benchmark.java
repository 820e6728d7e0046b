package io.latchkey.benchmarks.measure;

import io.latchkey.benchmarks.figures.BenchmarkEffort;
import io.latchkey.benchmarks.figures.BenchmarkReport;

/** A measurement that can be run by itself. */
public interface Benchmark {

    /** Runs on a settled system; throws where a promise was broken meanwhile. */
    void measure(BenchmarkEffort effort, BenchmarkReport report);
}
