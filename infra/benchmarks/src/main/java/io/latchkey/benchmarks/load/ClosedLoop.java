package io.latchkey.benchmarks.load;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of connections, each sending its next request when the last is answered: finds the limit.
 *
 * @param expected the only status that counts; any other ends the benchmark
 */
public record ClosedLoop(int port, int connections, int expected) {

    private static final int DIGITS = 3;

    /** As many requests as the time allows. */
    public LoadResult runDuring(Duration time, Supplier<RawRequest> requests) {
        long end = System.nanoTime() + time.toNanos();
        return run(() -> System.nanoTime() - end < 0 ? requests.get() : null);
    }

    /** Every request once, in the order of the list, shared among the connections. */
    public LoadResult runAll(List<RawRequest> requests) {
        var next = new AtomicInteger();
        return run(() -> {
            int index = next.getAndIncrement();
            return index < requests.size() ? requests.get(index) : null;
        });
    }

    private LoadResult run(Callable<@Nullable RawRequest> source) {
        long start = System.nanoTime();
        var all = new Histogram(DIGITS);
        ParallelWorkers.runAll(connections, worker -> () -> runWorker(source)).forEach(all::add);
        return new LoadResult(all.getTotalCount(), Duration.ofNanos(System.nanoTime() - start), all);
    }

    private Histogram runWorker(Callable<@Nullable RawRequest> source) throws Exception {
        var micros = new Histogram(DIGITS);
        try (var connection = LoadConnection.openTo(port)) {
            for (RawRequest request = source.call(); request != null; request = source.call()) {
                long sent = System.nanoTime();
                RawAnswer answer = connection.send(request);
                micros.recordValue((System.nanoTime() - sent) / 1000);
                if (answer.status() != expected) {
                    throw new UnexpectedAnswerException("a request of the load", answer);
                }
            }
        }
        return micros;
    }
}
