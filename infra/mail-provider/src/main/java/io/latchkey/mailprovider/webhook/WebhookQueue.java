package io.latchkey.mailprovider.webhook;

import io.latchkey.mailprovider.store.BehaviourStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The events that wait, in the order they are due; hands them out in batches, and none while the webhook is paused. */
public final class WebhookQueue {

    static final int LARGEST_BATCH = 300;

    /** So long a batch waits for company. */
    private static final Duration LINGER = Duration.ofMillis(20);

    private final WebhookBacklog backlog;
    private final BehaviourStore behaviour;
    private final InstantSource clock;
    private final PriorityQueue<WebhookBacklog.Position> waiting =
            new PriorityQueue<>(Comparator.comparingLong(WebhookBacklog.Position::dueAt)
                    .thenComparingLong(WebhookBacklog.Position::offset));
    private int handedOut;
    private boolean closed;

    public WebhookQueue(WebhookBacklog backlog, BehaviourStore behaviour, InstantSource clock) {
        this.backlog = backlog;
        this.behaviour = behaviour;
        this.clock = clock;
        waiting.addAll(backlog.findPending());
    }

    public synchronized void add(List<WebhookBacklog.PendingEvent> events) {
        waiting.addAll(backlog.append(events));
        notifyAll();
    }

    /** Waits until something is due; an empty batch says that the queue is closed. */
    synchronized List<WebhookBacklog.Position> takeBatch() throws InterruptedException {
        for (long wait = untilBatch(); !closed; wait = untilBatch()) {
            if (wait <= 0) {
                return pollDue();
            }
            wait(wait);
        }
        return List.of();
    }

    /** The endpoint took them. */
    synchronized void confirmTaken(List<WebhookBacklog.Position> batch) {
        if (waiting.isEmpty() && handedOut == batch.size()) {
            backlog.clear();
        } else {
            backlog.markTaken(batch);
        }
        handedOut -= batch.size();
    }

    /** The endpoint did not take them: again later, each time after twice as long. */
    synchronized void retryLater(List<WebhookBacklog.Position> batch) {
        handedOut -= batch.size();
        long now = clock.millis();
        batch.forEach(place -> waiting.add(place.retryAt(now + backOff(place.tries()))));
        notifyAll();
    }

    public synchronized int countPending() {
        return waiting.size() + handedOut;
    }

    /** The behaviour was changed. */
    public synchronized void wakeUp() {
        notifyAll();
    }

    public synchronized void close() {
        closed = true;
        notifyAll();
    }

    static long backOff(int tries) {
        return Math.min(200L << Math.min(tries, 6), 10_000L);
    }

    private long untilBatch() {
        if (waiting.isEmpty() || behaviour.currentBehaviour().webhook().paused()) {
            return Long.MAX_VALUE;
        }
        long company = waiting.size() >= LARGEST_BATCH ? 0 : LINGER.toMillis();
        return waiting.peek().dueAt() + company - clock.millis();
    }

    private List<WebhookBacklog.Position> pollDue() {
        var batch = new ArrayList<WebhookBacklog.Position>();
        long now = clock.millis();
        while (!waiting.isEmpty()
                && batch.size() < LARGEST_BATCH
                && waiting.peek().dueAt() <= now) {
            batch.add(waiting.poll());
        }
        handedOut += batch.size();
        return batch;
    }
}
