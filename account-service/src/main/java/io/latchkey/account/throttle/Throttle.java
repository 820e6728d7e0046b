package io.latchkey.account.throttle;

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
 * queue for, and taken back when it succeeds.
 */
@Component
public class Throttle {

    private static final Duration SHORTLY = Duration.ofSeconds(1);

    private final ThrottleTable table;
    private final TransactionalOperator transaction;
    private final InstantSource clock;

    Throttle(ThrottleTable table, TransactionalOperator transaction, InstantSource clock) {
        this.table = table;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Counts an attempt in all of these buckets or in none, in a transaction of its own.
     *
     * @param buckets in the same order everywhere, so that nobody waits in a circle
     * @param proven whether the attempt brought a proof of work
     */
    public Mono<Admission> admit(List<Bucket> buckets, boolean proven) {
        Instant now = clock.instant();
        return buckets.size() == 1
                ? each(buckets, proven, now)
                : transaction
                        .execute(open -> each(buckets, proven, now).doOnNext(admission -> keep(open, admission)))
                        .single();
    }

    /** Counts an attempt in one bucket, in the caller's transaction. */
    public Mono<Admission> admit(Bucket bucket) {
        return each(List.of(bucket), true, clock.instant());
    }

    /** It succeeded: its failures are forgotten, in the caller's transaction; a network only gets this one back. */
    public Mono<Void> succeeded(Admission.Admitted admitted) {
        return Flux.fromIterable(admitted.counted())
                .concatMap(counted -> counted.bucket().kind() == Kind.NETWORK
                        ? table.takeBack(counted)
                        : table.forget(counted.bucket()))
                .then();
    }

    /** It was not looked at after all. */
    public Mono<Void> takeBack(Admission.Admitted admitted) {
        return Flux.fromIterable(admitted.counted()).concatMap(table::takeBack).then();
    }

    private Mono<Admission> each(List<Bucket> buckets, boolean proven, Instant now) {
        return Flux.fromIterable(buckets)
                .concatMap(bucket ->
                        table.count(bucket, proven, now).map(Optional::of).defaultIfEmpty(Optional.empty()))
                .takeUntil(Optional::isEmpty)
                .flatMapIterable(Throttle::present)
                .collectList()
                .flatMap(counted -> counted.size() == buckets.size()
                        ? Mono.just(new Admission.Admitted(counted))
                        : refusal(buckets.get(counted.size()), proven, now));
    }

    private Mono<Admission> refusal(Bucket bucket, boolean proven, Instant now) {
        // A row that refused a moment ago and does no more was pardoned in between.
        Admission otherwise = bucket.kind() == Kind.NETWORK && !proven
                ? new Admission.ProofRequired()
                : new Admission.Refused(now.plus(SHORTLY), now);
        return table.refusedUntil(bucket, now)
                .<Admission>map(until -> new Admission.Refused(until, now))
                .defaultIfEmpty(otherwise);
    }

    private static List<Admission.Counted> present(Optional<Admission.Counted> counted) {
        return counted.stream().toList();
    }

    private static void keep(ReactiveTransaction open, Admission admission) {
        switch (admission) {
            case Admission.Admitted admitted -> {}
            case Admission.Refused refused -> open.setRollbackOnly();
            case Admission.ProofRequired proof -> open.setRollbackOnly();
        }
    }
}
