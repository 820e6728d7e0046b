package io.latchkey.benchmarks.cost;

import io.latchkey.benchmarks.system.CpuUsage;
import io.latchkey.benchmarks.system.LatchkeySystem;
import io.latchkey.stack.process.ConditionWaiter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What every process uses while nothing is asked of it, in hundredths of one core. */
final class IdleUse {

    static final String ALL = "all processes";

    private IdleUse() {}

    static Map<String, Double> measure(LatchkeySystem latchkey, Duration time) {
        CpuUsage before = latchkey.cpuUsage();
        long start = System.nanoTime();
        ConditionWaiter.waitUntil(time, () -> false);
        double wholeMillis = (System.nanoTime() - start) / 1e6;
        Map<String, Double> percent = new LinkedHashMap<>();
        latchkey.cpuUsage().millisPer(1, before).forEach((name, used) -> percent.put(name, 100 * used / wholeMillis));
        percent.put(
                ALL, percent.values().stream().mapToDouble(Double::doubleValue).sum());
        return percent;
    }
}
