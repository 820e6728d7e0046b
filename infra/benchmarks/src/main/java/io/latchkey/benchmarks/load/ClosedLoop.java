package io.latchkey.benchmarks.load;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A fixed number of connections, each sending its next request when the last is answered: finds the limit.
 *
 * @param expected the only status that counts; any other ends the benchmark
 */
public record ClosedLoop(int port, int connections, int expected) {

    /** As many requests as the time allows. */
    public LoadResult runDuring(Duration time, Supplier<RawRequest> requests) {
        return flows().runDuring(time, () -> toFlow(requests.get()));
    }

    /** Every request once, in the order of the list, shared among the connections. */
    public LoadResult runAll(List<RawRequest> requests) {
        var next = new AtomicInteger();
        return flows().runAll(() -> {
            int index = next.getAndIncrement();
            return index < requests.size() ? toFlow(requests.get(index)) : null;
        });
    }

    private FlowLoop flows() {
        return new FlowLoop(port, connections);
    }

    private LoadFlow toFlow(RawRequest request) {
        return connection -> {
            long sent = System.nanoTime();
            RawAnswer answer = connection.send(request);
            FlowTime time = FlowTime.since(sent);
            if (answer.status() != expected) {
                throw new UnexpectedAnswerException("a request of the load", answer);
            }
            return time;
        };
    }
}
