package io.latchkey.mailprovider.webhook;

import io.latchkey.mailprovider.store.BehaviourStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The events that wait, in the order they are due; hands them out in batches, and none while the webhook is paused. */
public final class WebhookQueue {

    static final int LARGEST_BATCH = 300;

    /** So long a batch waits for company. */
    private static final Duration LINGER = Duration.ofMillis(20);

    private final WebhookBacklog backlog;
    private final BehaviourStore behaviour;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
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

    public void add(List<WebhookBacklog.PendingEvent> events) {
        lock.lock();
        try {
            waiting.addAll(backlog.append(events));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until something is due; an empty batch says that the queue is closed. */
    List<WebhookBacklog.Position> takeBatch() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            for (long wait = untilBatch(); !closed; wait = untilBatch()) {
                if (wait <= 0) {
                    return pollDue();
                }
                wait = changed.awaitNanos(TimeUnit.MILLISECONDS.toNanos(wait));
            }
            return List.of();
        } finally {
            lock.unlock();
        }
    }

    /** The endpoint took them. */
    void confirmTaken(List<WebhookBacklog.Position> batch) {
        lock.lock();
        try {
            if (waiting.isEmpty() && handedOut == batch.size()) {
                backlog.clear();
            } else {
                backlog.markTaken(batch);
            }
            handedOut -= batch.size();
        } finally {
            lock.unlock();
        }
    }

    /** The endpoint did not take them: again later, each time after twice as long. */
    void retryLater(List<WebhookBacklog.Position> batch) {
        lock.lock();
        try {
            handedOut -= batch.size();
            long now = clock.millis();
            batch.forEach(place -> waiting.add(place.retryAt(now + backOff(place.tries()))));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public int countPending() {
        lock.lock();
        try {
            return waiting.size() + handedOut;
        } finally {
            lock.unlock();
        }
    }

    /** The behaviour was changed. */
    public void wakeUp() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
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
