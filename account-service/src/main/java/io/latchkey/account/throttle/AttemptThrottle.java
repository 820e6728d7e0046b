package io.latchkey.account.throttle;

import io.latchkey.account.throttle.ThrottleBucket.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransaction;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Admits attempts within exact budgets: each is counted as a failure before it is looked at, in rows that all replicas
 * lock, and taken back when it succeeds.
 */
@Component
public class AttemptThrottle {

    private static final Duration SHORTLY = Duration.ofSeconds(1);

    private final ThrottleTable table;
    private final TransactionalOperator transaction;
    private final InstantSource clock;

    AttemptThrottle(ThrottleTable table, TransactionalOperator transaction, InstantSource clock) {
        this.table = table;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Counts an attempt in all of these buckets or in none, in a transaction of its own.
     *
     * @param buckets in the same order everywhere, so that transactions never deadlock
     * @param proven whether the attempt brought a proof of work
     */
    public Mono<ThrottleDecision> admit(List<ThrottleBucket> buckets, boolean proven) {
        Instant now = clock.instant();
        return buckets.size() == 1
                ? countAll(buckets, proven, now)
                : transaction
                        .execute(open -> countAll(buckets, proven, now)
                                .doOnNext(decision -> rollbackUnlessAdmitted(open, decision)))
                        .single();
    }

    /** Counts an attempt in one bucket, in the caller's transaction. */
    public Mono<ThrottleDecision> admit(ThrottleBucket bucket) {
        return countAll(List.of(bucket), true, clock.instant());
    }

    /** It succeeded: its failures are forgotten, in the caller's transaction; a network only gets this one back. */
    public Mono<Void> forgetFailures(ThrottleDecision.Admitted admitted) {
        return Flux.fromIterable(admitted.counted())
                .concatMap(counted -> counted.bucket().kind() == Kind.NETWORK
                        ? table.takeBack(counted)
                        : table.deleteBucket(counted.bucket()))
                .then();
    }

    /** It was not looked at after all. */
    public Mono<Void> takeBack(ThrottleDecision.Admitted admitted) {
        return Flux.fromIterable(admitted.counted()).concatMap(table::takeBack).then();
    }

    private Mono<ThrottleDecision> countAll(List<ThrottleBucket> buckets, boolean proven, Instant now) {
        return Flux.fromIterable(buckets)
                .concatMap(bucket -> table.countFailure(bucket, proven, now).singleOptional())
                .takeUntil(Optional::isEmpty)
                .flatMapIterable(AttemptThrottle::present)
                .collectList()
                .flatMap(counted -> counted.size() == buckets.size()
                        ? Mono.just(new ThrottleDecision.Admitted(counted))
                        : toRefusal(buckets.get(counted.size()), proven, now));
    }

    private Mono<ThrottleDecision> toRefusal(ThrottleBucket bucket, boolean proven, Instant now) {
        // A row that refused a moment ago and no longer does was reset in between.
        ThrottleDecision otherwise = bucket.kind() == Kind.NETWORK && !proven
                ? new ThrottleDecision.ProofRequired()
                : new ThrottleDecision.Throttled(now.plus(SHORTLY), now);
        return table.refusedUntil(bucket, now)
                .<ThrottleDecision>map(until -> new ThrottleDecision.Throttled(until, now))
                .defaultIfEmpty(otherwise);
    }

    private static List<ThrottleDecision.CountedFailure> present(Optional<ThrottleDecision.CountedFailure> counted) {
        return counted.stream().toList();
    }

    private static void rollbackUnlessAdmitted(ReactiveTransaction open, ThrottleDecision decision) {
        switch (decision) {
            case ThrottleDecision.Admitted admitted -> {}
            case ThrottleDecision.Throttled refused -> open.setRollbackOnly();
            case ThrottleDecision.ProofRequired proof -> open.setRollbackOnly();
        }
    }
}
