package io.latchkey.benchmarks.measure;

import io.latchkey.benchmarks.load.ParallelWorkers;
import io.latchkey.benchmarks.system.BenchmarkPassword;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;

/** Verifying a password and nothing else, with the parameters of account-service, on as many threads as it uses. */
final class BareHash {

    private final int threads = Runtime.getRuntime().availableProcessors();
    private final String hash = BenchmarkPassword.hash();

    /** Milliseconds of processor time for one. */
    double millisOfCpu(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        List<CpuOfHashes> all = ParallelWorkers.runAll(threads, worker -> () -> runWorker(end));
        long nanos = all.stream().mapToLong(CpuOfHashes::nanos).sum();
        long count = all.stream().mapToLong(CpuOfHashes::count).sum();
        return nanos / 1e6 / count;
    }

    private CpuOfHashes runWorker(long end) {
        var bean = ManagementFactory.getThreadMXBean();
        long before = bean.getCurrentThreadCpuTime();
        long count = 0;
        while (System.nanoTime() - end < 0) {
            if (!BenchmarkPassword.verify(hash)) {
                throw new IllegalStateException("the hash does not verify");
            }
            count++;
        }
        return new CpuOfHashes(bean.getCurrentThreadCpuTime() - before, count);
    }

    private record CpuOfHashes(long nanos, long count) {}
}
