package io.latchkey.benchmarks.load;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Sends at a steady rate whatever the answers do, as people would: finds latency and what is sustained. */
public final class OpenLoop {

    private static final int WORKERS = 16;

    private final int port;
    private final int expected;
    private final Clock clock;

    public OpenLoop(int port, int expected, Clock clock) {
        this.port = port;
        this.expected = expected;
        this.clock = clock;
    }

    /** When a request was due, sent and answered. */
    public record Sent(Instant due, Instant sent, Instant answered) {}

    /** Each request at its time; the result is in the order of the list. */
    public List<Sent> at(double perSecond, List<Request> requests) {
        long gap = (long) (TimeUnit.SECONDS.toNanos(1) / perSecond);
        Instant start = clock.instant().plusMillis(50);
        List<List<Sent>> parts = Together.all(WORKERS, first -> () -> work(first, start, gap, requests));
        List<Sent> sent = new ArrayList<>(requests.size());
        for (int i = 0; i < requests.size(); i++) {
            sent.add(parts.get(i % WORKERS).get(i / WORKERS));
        }
        return sent;
    }

    private List<Sent> work(int first, Instant start, long gap, List<Request> requests) {
        List<Sent> mine = new ArrayList<>();
        try (var connection = Connection.to(port)) {
            for (int i = first; i < requests.size(); i += WORKERS) {
                Instant due = start.plusNanos(gap * i);
                waitFor(due);
                Instant sent = clock.instant();
                Answer answer = connection.send(requests.get(i));
                mine.add(new Sent(due, sent, clock.instant()));
                if (answer.status() != expected) {
                    throw new UnexpectedAnswer("a request of the load", answer);
                }
            }
        }
        return mine;
    }

    private void waitFor(Instant due) {
        for (Instant now = clock.instant(); now.isBefore(due); now = clock.instant()) {
            LockSupport.parkNanos(Duration.between(now, due).toNanos());
        }
    }
}
