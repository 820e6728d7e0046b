package io.latchkey.benchmarks.load;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** A fixed number of connections, each sending its next request when the last is answered: finds the limit. */
public final class ClosedLoop {

    private static final int DIGITS = 3;

    private final int port;
    private final int connections;
    private final int expected;

    /** @param expected the only status that counts; any other ends the benchmark */
    public ClosedLoop(int port, int connections, int expected) {
        this.port = port;
        this.connections = connections;
        this.expected = expected;
    }

    /** As many requests as the time allows. */
    public Round during(Duration time, Supplier<Request> requests) {
        long end = System.nanoTime() + time.toNanos();
        return run(() -> System.nanoTime() - end < 0 ? requests.get() : null);
    }

    /** Every request once, in the order of the list, shared among the connections. */
    public Round through(List<Request> requests) {
        var next = new AtomicInteger();
        return run(() -> {
            int index = next.getAndIncrement();
            return index < requests.size() ? requests.get(index) : null;
        });
    }

    private Round run(Callable<@Nullable Request> source) {
        long start = System.nanoTime();
        var all = new Histogram(DIGITS);
        Together.all(connections, worker -> () -> work(source)).forEach(all::add);
        return new Round(all.getTotalCount(), Duration.ofNanos(System.nanoTime() - start), all);
    }

    private Histogram work(Callable<@Nullable Request> source) throws Exception {
        var micros = new Histogram(DIGITS);
        try (var connection = Connection.to(port)) {
            for (Request request = source.call(); request != null; request = source.call()) {
                long sent = System.nanoTime();
                Answer answer = connection.send(request);
                micros.recordValue((System.nanoTime() - sent) / 1000);
                if (answer.status() != expected) {
                    throw new UnexpectedAnswer("a request of the load", answer);
                }
            }
        }
        return micros;
    }
}
