package io.latchkey.account.throttle;

import io.latchkey.account.throttle.ThrottleBucket.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

    /** The same in every transaction, so that none waits for another that waits for it. */
    private static final Comparator<ThrottleBucket> ORDER =
            Comparator.comparing(ThrottleBucket::kind).thenComparing(ThrottleBucket::key);

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
     * @param buckets several of a kind are the same one under each key of its digest
     * @param proven whether the attempt brought a proof of work
     */
    public Mono<ThrottleDecision> admit(List<ThrottleBucket> buckets, boolean proven) {
        Instant now = clock.instant();
        if (buckets.size() == 1) {
            return countAll(buckets, proven, now);
        }
        List<ThrottleBucket> ordered = buckets.stream().sorted(ORDER).toList();
        return table.copyToMissing(severalOfAKind(ordered))
                .then(transaction
                        .execute(open -> countAll(ordered, proven, now)
                                .doOnNext(decision -> rollbackUnlessAdmitted(open, decision)))
                        .single());
    }

    /** Counts an attempt in one bucket, in the caller's transaction. */
    public Mono<ThrottleDecision> admit(ThrottleBucket bucket) {
        return countAll(List.of(bucket), true, clock.instant());
    }

    /**
     * It succeeded, in the caller's transaction: what failed before it is forgotten where a success says that it was the
     * holder; elsewhere it only gets itself back.
     */
    public Mono<Void> forgetFailures(ThrottleDecision.Admitted admitted) {
        return Flux.fromIterable(admitted.counted())
                .concatMap(counted -> switch (counted.bucket().kind()) {
                    case CONSECUTIVE, ADDRESS, DEVICE, SIGNED_IN -> table.deleteBucket(counted.bucket());
                    case NETWORK, ACCOUNT_CODE, DEVICE_CODE, LINK -> table.takeBack(counted);
                })
                .then();
    }

    /** Its password was right, though it did not succeed: no run of wrong passwords goes on over it. */
    public Mono<Void> endConsecutive(ThrottleDecision.Admitted admitted) {
        return Flux.fromIterable(admitted.counted())
                .map(ThrottleDecision.CountedFailure::bucket)
                .filter(bucket -> bucket.kind() == Kind.CONSECUTIVE)
                .concatMap(table::deleteBucket)
                .then();
    }

    /**
     * The holder has proved the mailbox: what failed for the address is forgotten, in the caller's transaction.
     *
     * @param addressDigests of the one address, under each key
     */
    public Mono<Void> forgetAddress(List<String> addressDigests) {
        return Flux.fromIterable(addressDigests)
                .flatMapIterable(
                        digest -> List.of(ThrottleBucket.forConsecutive(digest), ThrottleBucket.forAddress(digest)))
                .sort(ORDER)
                .concatMap(table::deleteBucket)
                .then();
    }

    /** The second factor is gone that was guessed at; in the caller's transaction. */
    public Mono<Void> forgetCodes(Collection<UUID> accountIds) {
        return accountIds.isEmpty() ? Mono.empty() : table.deleteBuckets(Kind.ACCOUNT_CODE, accountIds);
    }

    /** It was not looked at after all. */
    public Mono<Void> takeBack(ThrottleDecision.Admitted admitted) {
        return Flux.fromIterable(admitted.counted()).concatMap(table::takeBack).then();
    }

    private static List<ThrottleBucket> severalOfAKind(List<ThrottleBucket> buckets) {
        List<Kind> kinds = buckets.stream().map(ThrottleBucket::kind).toList();
        return buckets.stream()
                .filter(bucket -> Collections.frequency(kinds, bucket.kind()) > 1)
                .toList();
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
