package io.latchkey.benchmarks.cost;

import io.latchkey.benchmarks.system.CpuUsage;
import io.latchkey.stack.process.ConditionWaiter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What every process uses while nothing is asked of it, in hundredths of one core. */
public final class IdleUse {

    public static final String ALL = "all processes";

    private IdleUse() {}

    public static Map<String, Double> measure(Supplier<CpuUsage> usage, Duration time) {
        CpuUsage before = usage.get();
        long start = System.nanoTime();
        ConditionWaiter.waitUntil(time, () -> false);
        double wholeMillis = (System.nanoTime() - start) / 1e6;
        Map<String, Double> percent = new LinkedHashMap<>();
        usage.get().millisPer(1, before).forEach((name, used) -> percent.put(name, 100 * used / wholeMillis));
        percent.put(
                ALL, percent.values().stream().mapToDouble(Double::doubleValue).sum());
        return percent;
    }
}
