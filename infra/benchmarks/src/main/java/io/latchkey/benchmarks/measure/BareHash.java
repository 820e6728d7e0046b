package io.latchkey.benchmarks.measure;

import de.mkammerer.argon2.Argon2Advanced;
import de.mkammerer.argon2.Argon2Factory;
import io.latchkey.benchmarks.load.ParallelWorkers;
import io.latchkey.benchmarks.system.BenchmarkGateway;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Verifying a password and nothing else, with the parameters of account-service, on as many threads as it uses. */
final class BareHash {

    private static final int ITERATIONS = 2;
    private static final int KIBIBYTES = 19_456;

    private final int threads = Runtime.getRuntime().availableProcessors();
    private final Argon2Advanced argon2 = Argon2Factory.createAdvanced(Argon2Factory.Argon2Types.ARGON2id, 16, 32);
    private final byte[] password = BenchmarkGateway.PASSWORD.getBytes(StandardCharsets.UTF_8);
    private final String hash = argon2.hash(ITERATIONS, KIBIBYTES, 1, password);

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
            if (!argon2.verify(hash, password)) {
                throw new IllegalStateException("the hash does not verify");
            }
            count++;
        }
        return new CpuOfHashes(bean.getCurrentThreadCpuTime() - before, count);
    }

    private record CpuOfHashes(long nanos, long count) {}
}
