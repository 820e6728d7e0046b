package io.latchkey.account.throttle;

import io.latchkey.account.throttle.ThrottleBucket.Kind;
import io.latchkey.account.throttle.ThrottleTable.CountedRow;
import io.latchkey.account.throttle.ThrottleTable.SpentFailure;
import io.latchkey.platform.sql.StatementPart;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Admits attempts within exact budgets: each is counted as a failure before it is looked at, in rows that all replicas
 * lock, and taken back when it succeeds.
 */
@Component
public class AttemptThrottle {

    private static final Duration SHORTLY = Duration.ofSeconds(1);

    private final ThrottleTable table;
    private final InstantSource clock;

    AttemptThrottle(ThrottleTable table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    /**
     * Counts an attempt in all of these buckets or in none, in a transaction of its own.
     *
     * @param buckets several of a kind are the same one under each key of its digest
     * @param proven whether the attempt brought a proof of work
     */
    public Mono<ThrottleDecision> admit(List<ThrottleBucket> buckets, boolean proven) {
        return admit(new AttemptBuckets(List.of(), buckets), proven, ThrottleLook.NONE)
                .map(LookedUp::decision);
    }

    /** The same, and looks something up on the way. */
    public <T> Mono<LookedUp<T>> admit(AttemptBuckets buckets, boolean proven, ThrottleLook<T> look) {
        return table.copyToMissing(severalOfAKind(buckets.all()))
                .then(Mono.defer(() -> countAll(buckets, proven, look)));
    }

    /** Counts an attempt in one bucket of codes or of a link, in the caller's transaction. */
    public Mono<ThrottleDecision> admit(ThrottleBucket bucket) {
        Instant now = clock.instant();
        return table.countRolling(bucket, now)
                .<ThrottleDecision>map(counted -> new ThrottleDecision.Admitted(List.of(counted)))
                .switchIfEmpty(Mono.defer(() -> table.rollingRefusedUntil(bucket, now)
                        // One that refused a moment ago and no longer does was reset in between.
                        .defaultIfEmpty(now.plus(SHORTLY))
                        .map(until -> new ThrottleDecision.Throttled(until, now))));
    }

    /**
     * It succeeded, in the caller's transaction: what failed before it is forgotten where a success says that it was the
     * holder; elsewhere it only gets itself back.
     */
    public Mono<Void> forgetFailures(ThrottleDecision.Admitted admitted) {
        return table.forgive(toForgotten(admitted));
    }

    /** The same as a part of a statement: where its query {@code deserving} has a row. */
    public StatementPart toForgetFailures(ThrottleDecision.Admitted admitted) {
        return table.toForgive(toForgotten(admitted));
    }

    /** Its password was right, though it did not succeed: no run of wrong passwords goes on over it. */
    public Mono<Void> endConsecutive(ThrottleDecision.Admitted admitted) {
        return table.forgive(admitted.counted().stream()
                .filter(counted -> counted.bucket().kind() == Kind.CONSECUTIVE)
                .map(counted -> new SpentFailure(counted.bucket(), null))
                .toList());
    }

    /**
     * The holder has proved the mailbox: what failed for the address is forgotten, in the caller's transaction.
     *
     * @param addressDigests of the one address, under each key
     */
    public Mono<Void> forgetAddress(List<String> addressDigests) {
        return table.forgive(addressDigests.stream()
                .flatMap(digest -> Stream.of(ThrottleBucket.forConsecutive(digest), ThrottleBucket.forAddress(digest)))
                .sorted(AttemptBuckets.ORDER)
                .map(bucket -> new SpentFailure(bucket, null))
                .toList());
    }

    /** The second factor is gone that was guessed at; in the caller's transaction. */
    public Mono<Void> forgetCodes(Collection<UUID> accountIds) {
        return accountIds.isEmpty() ? Mono.empty() : table.deleteBuckets(Kind.ACCOUNT_CODE, accountIds);
    }

    /** It was not looked at after all. */
    public Mono<Void> takeBack(ThrottleDecision.Admitted admitted) {
        return table.forgive(admitted.counted().stream()
                .map(counted -> new SpentFailure(counted.bucket(), counted.moment()))
                .toList());
    }

    private static List<SpentFailure> toForgotten(ThrottleDecision.Admitted admitted) {
        return admitted.counted().stream()
                .map(counted -> switch (counted.bucket().kind()) {
                    case CONSECUTIVE, ADDRESS, DEVICE, SIGNED_IN -> new SpentFailure(counted.bucket(), null);
                    case NETWORK, ACCOUNT_CODE, DEVICE_CODE, LINK ->
                        new SpentFailure(counted.bucket(), counted.moment());
                })
                .toList();
    }

    private static List<ThrottleBucket> severalOfAKind(List<ThrottleBucket> buckets) {
        List<Kind> kinds = buckets.stream().map(ThrottleBucket::kind).toList();
        return buckets.stream()
                .filter(bucket -> Collections.frequency(kinds, bucket.kind()) > 1)
                .toList();
    }

    private <T> Mono<LookedUp<T>> countAll(AttemptBuckets buckets, boolean proven, ThrottleLook<T> look) {
        Instant now = clock.instant();
        return table.countFailures(buckets, proven, look, now).flatMap(counted -> {
            Optional<CountedRow> refused =
                    counted.rows().stream().filter(CountedRow::refused).findFirst();
            if (refused.isPresent()) {
                var refusal = toRefusal(buckets.all(), refused.get(), proven, now);
                return Mono.just(new LookedUp<>(counted.found(), refusal));
            }
            var admitted = new ThrottleDecision.Admitted(toCounted(buckets.all(), counted.rows()));
            // Refused by what others counted meanwhile, which can be seen now.
            return admitted.counted().size() == counted.rows().size()
                    ? Mono.just(new LookedUp<>(counted.found(), admitted))
                    : takeBack(admitted).then(Mono.defer(() -> countAll(buckets, proven, look)));
        });
    }

    private static List<ThrottleDecision.CountedFailure> toCounted(
            List<ThrottleBucket> buckets, List<CountedRow> rows) {
        var counted = new ArrayList<ThrottleDecision.CountedFailure>();
        for (CountedRow row : rows) {
            Instant moment = row.moment();
            Integer failures = row.failures();
            if (moment != null && failures != null) {
                counted.add(new ThrottleDecision.CountedFailure(buckets.get(row.place()), moment, failures));
            }
        }
        return counted;
    }

    private static ThrottleDecision toRefusal(
            List<ThrottleBucket> buckets, CountedRow refused, boolean proven, Instant now) {
        Instant until = refused.until();
        if (until != null) {
            return new ThrottleDecision.Throttled(until, now);
        }
        return buckets.get(refused.place()).kind() == Kind.NETWORK && !proven
                ? new ThrottleDecision.ProofRequired()
                // Its budget is smaller than it was when it was spent.
                : new ThrottleDecision.Throttled(now.plus(SHORTLY), now);
    }

    /** What was looked up by the statement that counted an attempt, and whether the attempt is looked at. */
    public record LookedUp<T>(T found, ThrottleDecision decision) {}
}
