package io.latchkey.platform.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Writes together what comes together: a row alone goes at once, by itself; what comes while enough statements are under way
 * goes with the next of them. Nothing waits for company, so the time of a group is the time of a statement.
 *
 * @param <R> what is written; equal to no other that is under way
 */
public final class StatementBatcher<R> {
    /** While the commit of one is waited for, the next is prepared. */
    private static final int AT_ONCE = 2;

    private static final int LARGEST = 64;

    private final Function<List<R>, Mono<Set<R>>> statement;
    private final Queue<WaitingRow<R>> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger underWay = new AtomicInteger();

    /**
     * @param statement writes those that it can without waiting for anybody, and says which when they are committed; a
     *     failure is the failure of all
     */
    public StatementBatcher(Function<List<R>, Mono<Set<R>>> statement) {
        this.statement = statement;
    }

    /** Whether the row was written; once it is committed. Who gives up waiting takes nothing back. */
    public Mono<Boolean> submit(R row) {
        return Mono.defer(() -> {
            var waiting = new WaitingRow<>(row, Sinks.<Boolean>one());
            queue.add(waiting);
            startStatements();
            return waiting.written().asMono();
        });
    }

    /** Looks again after each place that was given back: whoever came meanwhile found none. */
    private void startStatements() {
        while (!queue.isEmpty() && takePlace()) {
            List<WaitingRow<R>> group = takeGroup();
            if (group.isEmpty()) {
                underWay.decrementAndGet();
            } else {
                start(group);
            }
        }
    }

    private boolean takePlace() {
        return underWay.getAndUpdate(now -> Math.min(now + 1, AT_ONCE)) < AT_ONCE;
    }

    private List<WaitingRow<R>> takeGroup() {
        var group = new ArrayList<WaitingRow<R>>();
        WaitingRow<R> next = queue.poll();
        while (next != null) {
            group.add(next);
            next = group.size() < LARGEST ? queue.poll() : null;
        }
        return group;
    }

    private void start(List<WaitingRow<R>> group) {
        Mono.defer(() -> statement.apply(group.stream().map(WaitingRow::row).toList()))
                .defaultIfEmpty(Set.of())
                // The next goes first: those who are told now write their answers meanwhile.
                .doOnTerminate(this::givePlaceBack)
                .subscribe(
                        written -> group.forEach(one -> one.written().tryEmitValue(written.contains(one.row()))),
                        failure -> group.forEach(one -> one.written().tryEmitError(failure)));
    }

    private void givePlaceBack() {
        underWay.decrementAndGet();
        startStatements();
    }

    private record WaitingRow<R>(R row, Sinks.One<Boolean> written) {}
}
