package io.latchkey.benchmarks.load;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Sends at a steady rate whatever the answers do, as people would: finds latency and what is sustained. */
public record OpenLoop(int port, int expected, Clock clock) {

    private static final int WORKERS = 16;

    /** When a request was due, sent and answered. */
    public record Sent(Instant due, Instant sent, Instant answered) {}

    /** Each request at its time; the result is in the order of the list. */
    public List<Sent> runAtRate(double perSecond, List<RawRequest> requests) {
        long gap = (long) (TimeUnit.SECONDS.toNanos(1) / perSecond);
        Instant start = clock.instant().plusMillis(50);
        List<List<Sent>> parts = ParallelWorkers.runAll(WORKERS, first -> () -> runWorker(first, start, gap, requests));
        List<Sent> sent = new ArrayList<>(requests.size());
        for (int i = 0; i < requests.size(); i++) {
            sent.add(parts.get(i % WORKERS).get(i / WORKERS));
        }
        return sent;
    }

    private List<Sent> runWorker(int first, Instant start, long gap, List<RawRequest> requests) {
        List<Sent> mine = new ArrayList<>();
        try (var connection = LoadConnection.openTo(port)) {
            for (int i = first; i < requests.size(); i += WORKERS) {
                Instant due = start.plusNanos(gap * i);
                waitFor(due);
                Instant sent = clock.instant();
                RawAnswer answer = connection.send(requests.get(i));
                mine.add(new Sent(due, sent, clock.instant()));
                if (answer.status() != expected) {
                    throw new UnexpectedAnswerException("a request of the load", answer);
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
