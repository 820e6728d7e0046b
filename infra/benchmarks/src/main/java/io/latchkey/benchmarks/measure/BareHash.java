package io.latchkey.benchmarks.measure;

import de.mkammerer.argon2.Argon2Advanced;
import de.mkammerer.argon2.Argon2Factory;
import io.latchkey.benchmarks.system.BenchmarkGateway;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

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
        long nanos = 0;
        long count = 0;
        try (var pool = Executors.newFixedThreadPool(threads)) {
            List<Future<long[]>> workers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                workers.add(pool.submit(() -> runWorker(end)));
            }
            for (Future<long[]> worker : workers) {
                nanos += worker.get()[0];
                count += worker.get()[1];
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        return nanos / 1e6 / count;
    }

    private long[] runWorker(long end) {
        var bean = ManagementFactory.getThreadMXBean();
        long before = bean.getCurrentThreadCpuTime();
        long count = 0;
        while (System.nanoTime() - end < 0) {
            if (!argon2.verify(hash, password)) {
                throw new IllegalStateException("the hash does not verify");
            }
            count++;
        }
        return new long[] {bean.getCurrentThreadCpuTime() - before, count};
    }
}
