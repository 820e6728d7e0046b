package io.latchkey.benchmarks.load;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/** What one round of load gave: how many answers in what time, and how long each took (microseconds). */
public record LoadResult(long answers, Duration time, Histogram micros) {

    public double perSecond() {
        return answers * 1e9 / time.toNanos();
    }

    public double millisAt(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1000.0;
    }
}
