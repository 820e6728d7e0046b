package io.latchkey.benchmarks.cost;

import io.latchkey.benchmarks.system.BenchmarkDatabase;
import io.latchkey.benchmarks.system.CpuUsage;
import io.latchkey.benchmarks.system.LatchkeySystem;
import io.latchkey.benchmarks.system.ProcessTree;
import io.latchkey.benchmarks.system.ThreadTimes;
import java.time.Duration;
import java.time.Instant;

/**
 * Everything that is counted, at a moment under load.
 *
 * @param mailed mails that the inbox has taken
 * @param generator processor time of the benchmark itself
 */
record CostSnapshot(
        Instant at,
        long mailed,
        CpuUsage processes,
        ThreadTimes threads,
        Duration generator,
        DatabaseCounters database) {

    static CostSnapshot take(LatchkeySystem latchkey) {
        var self = new ProcessTree(ProcessHandle.current().pid());
        return new CostSnapshot(
                latchkey.clock().instant(),
                latchkey.inbox().countAccepted(),
                latchkey.cpuUsage(),
                ThreadTimes.ofProcesses(latchkey.stack().allProcesses()),
                self.ownCpuTime(),
                DatabaseCounters.read(BenchmarkDatabase.of(latchkey.stack())));
    }
}
