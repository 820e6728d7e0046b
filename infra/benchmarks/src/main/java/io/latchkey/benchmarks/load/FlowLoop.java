package io.latchkey.benchmarks.load;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** A fixed number of clients, each beginning its next flow when the last is through. */
public record FlowLoop(int port, int clients) {

    private static final int DIGITS = 3;

    /** As many flows as the time allows. */
    public LoadResult runDuring(Duration time, Supplier<LoadFlow> flows) {
        long end = System.nanoTime() + time.toNanos();
        return runAll(() -> System.nanoTime() - end < 0 ? flows.get() : null);
    }

    /** Until there are no more. */
    LoadResult runAll(Callable<@Nullable LoadFlow> flows) {
        long start = System.nanoTime();
        var all = new Histogram(DIGITS);
        ParallelWorkers.runAll(clients, worker -> () -> runClient(flows)).forEach(all::add);
        return new LoadResult(all.getTotalCount(), Duration.ofNanos(System.nanoTime() - start), all);
    }

    private Histogram runClient(Callable<@Nullable LoadFlow> flows) throws Exception {
        var micros = new Histogram(DIGITS);
        try (var connection = LoadConnection.openTo(port)) {
            for (LoadFlow flow = flows.call(); flow != null; flow = flows.call()) {
                micros.recordValue(flow.runOn(connection).micros());
            }
        }
        return micros;
    }
}
