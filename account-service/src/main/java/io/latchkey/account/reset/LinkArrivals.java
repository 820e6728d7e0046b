package io.latchkey.account.reset;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Tells who asks for links that this process has committed new ones; a hint, the table is the truth. */
@Component
class LinkArrivals {

    private final AtomicLong commits = new AtomicLong();
    // Replays the newest, so that a commit between a look at the table and the wait is not missed.
    private final Sinks.Many<Long> newest = Sinks.many().replay().latest();

    /** How many commits there were so far; to be read before the table is. */
    long countCommits() {
        return commits.get();
    }

    /** Ends at the first commit after that many, or when the time is over. */
    Mono<Void> awaitCommit(long after, Duration most) {
        return newest.asFlux()
                .filter(count -> count > after)
                .next()
                .timeout(most, Mono.empty())
                .then();
    }

    /** Tells them once the caller's transaction is committed. */
    Mono<Void> announceAfterCommit() {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .doOnNext(current -> current.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public Mono<Void> afterCommit() {
                        return Mono.fromRunnable(LinkArrivals.this::announce);
                    }
                }))
                .then();
    }

    /** One at a time: a sink refuses two at once. */
    synchronized void announce() {
        newest.tryEmitNext(commits.incrementAndGet()).orThrow();
    }
}
