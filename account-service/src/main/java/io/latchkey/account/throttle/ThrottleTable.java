package io.latchkey.account.throttle;

import static io.latchkey.platform.sql.SqlRows.requireColumn;

import io.latchkey.account.throttle.ThrottleBucket.Kind;
import io.latchkey.account.throttle.ThrottleDecision.CountedFailure;
import io.latchkey.account.throttle.ThrottleSettings.ConsecutiveCap;
import io.latchkey.account.throttle.ThrottleSettings.GrowingDelay;
import io.latchkey.account.throttle.ThrottleSettings.NetworkWindow;
import io.latchkey.account.throttle.ThrottleSettings.RollingBudget;
import io.latchkey.platform.sql.RecordMapper;
import io.latchkey.platform.sql.SqlRows;
import io.latchkey.platform.sql.StatementPart;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Every statement on the table {@code throttle}. An attempt waits for another in the same bucket, then sees its count. */
@Component
@EnableConfigurationProperties(ThrottleSettings.class)
class ThrottleTable {

    private static final StatementPart DESERVING = new StatementPart("deserving AS (SELECT)", Map.of());

    private static final RecordMapper<CountedRow> COUNTED = RecordMapper.of(CountedRow.class);

    private final DatabaseClient database;
    private final ThrottleSettings settings;

    ThrottleTable(DatabaseClient database, ThrottleSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /**
     * Counts one failure more in each of the buckets that the look chooses, none of which has a rolling budget, or in none
     * where one of them can be seen to refuse; those that refuse in spite of it come without a moment.
     */
    <T> Mono<CountedRows<T>> countFailures(AttemptBuckets buckets, boolean proven, ThrottleLook<T> look, Instant now) {
        var count = new StatementPart(ThrottleStatements.COUNT, toBudgets(proven, now));
        return StatementPart.prepare(database, "SELECT * FROM outcome ORDER BY place", look.part(), count)
                .bind("buckets", SqlRows.toJson(buckets.toRows()))
                .map(row -> new CountedRows<>(look.reader().apply(row), List.of(COUNTED.apply(row))))
                .all()
                .reduce(CountedRows::plus);
    }

    private Map<String, Object> toBudgets(boolean proven, Instant now) {
        GrowingDelay growing = settings.password();
        ConsecutiveCap cap = settings.consecutive();
        NetworkWindow network = settings.network();
        int most = proven ? network.free() - 1 : Math.min(network.free() - 1, network.withoutProof());
        return Map.of(
                "now", now,
                "forgotten", now.minus(growing.forgottenAfter()),
                "until", delaysFrom(growing, now),
                "mostInRow", cap.most(),
                "capUntil", now.plus(cap.retryAfter()),
                "over", now.minus(network.window()),
                "mostInWindow", most,
                "free", network.free(),
                "window", network.window().toString());
    }

    /** Counts one failure more; empty, with nothing changed, when the bucket, which has a rolling budget, takes none now. */
    Mono<CountedFailure> countRolling(ThrottleBucket bucket, Instant now) {
        return prepareRolling(ThrottleStatements.COUNT_ROLLING, bucket, now)
                .bind("now", now)
                .map(row -> new CountedFailure(
                        bucket,
                        requireColumn(row, "moment", Instant.class),
                        requireColumn(row, "failures", Integer.class)))
                .one();
    }

    /**
     * Of buckets of one kind, which are one under each key of its digest, those that do not exist yet begin as copies of
     * one that does.
     */
    Mono<Void> copyToMissing(List<ThrottleBucket> same) {
        return same.isEmpty()
                ? Mono.empty()
                : database.sql(ThrottleStatements.COPY_TO_MISSING)
                        .bind("rows", SqlRows.toJson(same))
                        .then();
    }

    /** Until when the bucket, which has a rolling budget, takes no failure; empty when it does. */
    Mono<Instant> rollingRefusedUntil(ThrottleBucket bucket, Instant now) {
        return prepareRolling(ThrottleStatements.ROLLING_REFUSED_UNTIL, bucket, now)
                .bind("window", rollingBudgetOf(bucket).window().toString())
                .mapValue(Instant.class)
                .one();
    }

    /** Deletes the buckets of one kind. */
    Mono<Void> deleteBuckets(Kind kind, Collection<UUID> keys) {
        return database.sql(ThrottleStatements.FORGET_ALL)
                .bind("kind", kind.name())
                .bind("keys", keys.stream().map(UUID::toString).toArray(String[]::new))
                .then();
    }

    /**
     * Forgets buckets and takes failures back, where {@code deserving} has a row.
     *
     * @param spent in the order of all; none with a rolling budget
     */
    StatementPart toForgive(List<SpentFailure> spent) {
        List<SpentRow> rows = IntStream.range(0, spent.size())
                .mapToObj(place -> toRow(place, spent.get(place)))
                .toList();
        return new StatementPart(ThrottleStatements.FORGIVE, Map.of("spent", SqlRows.toJson(rows)));
    }

    /** Forgets buckets and takes failures back. */
    Mono<Void> forgive(List<SpentFailure> spent) {
        Map<Boolean, List<SpentFailure>> byRolling =
                spent.stream().collect(Collectors.partitioningBy(one -> isRolling(one.bucket())));
        List<SpentFailure> others = byRolling.getOrDefault(false, List.of());
        Mono<Void> together = others.isEmpty()
                ? Mono.empty()
                : StatementPart.prepare(database, "SELECT count(*) FROM held", DESERVING, toForgive(others))
                        .then();
        return Flux.fromIterable(byRolling.getOrDefault(true, List.of()))
                .concatMap(this::takeBackRolling)
                .then(together);
    }

    private Mono<Void> takeBackRolling(SpentFailure spent) {
        return bindBucket(database.sql(ThrottleStatements.TAKE_BACK_ROLLING), spent.bucket())
                .bind("moment", Objects.requireNonNull(spent.moment(), "no rolling budget is forgotten"))
                .then();
    }

    /** Deletes what means nothing any more. */
    Mono<Long> deleteForgotten(Instant now) {
        List<ForgottenKind> kinds = List.of(Kind.values()).stream()
                .map(kind -> new ForgottenKind(
                        kind, now.minus(settings.budgetOf(kind).forgottenAfter())))
                .toList();
        return database.sql(ThrottleStatements.PURGE)
                .bind("rows", SqlRows.toJson(kinds))
                .fetch()
                .rowsUpdated();
    }

    private record ForgottenKind(Kind kind, Instant before) {}

    private record SpentRow(
            int place, Kind kind, String key, @Nullable Instant moment, int free) {}

    /**
     * A failure that is taken back.
     *
     * @param moment of when it was counted; null: its whole bucket is forgotten
     */
    record SpentFailure(ThrottleBucket bucket, @Nullable Instant moment) {}

    /** What became of the buckets that were asked, and what was looked up with it. */
    record CountedRows<T>(T found, List<CountedRow> rows) {

        CountedRows<T> plus(CountedRows<T> more) {
            return new CountedRows<>(
                    found, Stream.concat(rows.stream(), more.rows.stream()).toList());
        }
    }

    /**
     * What became of a bucket that was asked.
     *
     * @param place in the list of those that were asked
     * @param moment null when nothing was counted
     * @param failures null when nothing was counted
     * @param refused whether it could be seen to refuse
     * @param until null when it does not, or would not with a proof
     */
    record CountedRow(
            int place,
            @Nullable Instant moment,
            @Nullable Integer failures,
            boolean refused,
            @Nullable Instant until) {}

    private static @Nullable Instant[] delaysFrom(GrowingDelay growing, Instant now) {
        return growing.computeDelays().stream()
                .map(delay -> delay.isZero() ? null : now.plus(delay))
                .toArray(Instant[]::new);
    }

    private SpentRow toRow(int place, SpentFailure spent) {
        ThrottleBucket bucket = spent.bucket();
        int free =
                switch (settings.budgetOf(bucket.kind())) {
                    case GrowingDelay growing -> growing.free();
                    case NetworkWindow window -> window.free();
                    case ConsecutiveCap cap -> cap.most();
                    case RollingBudget rolling -> throw new IllegalArgumentException(bucket.kind() + " is rolling");
                };
        return new SpentRow(place, bucket.kind(), bucket.key(), spent.moment(), free);
    }

    private boolean isRolling(ThrottleBucket bucket) {
        return settings.budgetOf(bucket.kind()) instanceof RollingBudget;
    }

    private RollingBudget rollingBudgetOf(ThrottleBucket bucket) {
        if (settings.budgetOf(bucket.kind()) instanceof RollingBudget rolling) {
            return rolling;
        }
        throw new IllegalArgumentException(bucket.kind() + " is not rolling");
    }

    private GenericExecuteSpec prepareRolling(String statement, ThrottleBucket bucket, Instant now) {
        RollingBudget rolling = rollingBudgetOf(bucket);
        return bindBucket(database.sql(statement), bucket)
                .bind("over", now.minus(rolling.window()))
                .bind("most", rolling.most());
    }

    private static GenericExecuteSpec bindBucket(GenericExecuteSpec statement, ThrottleBucket bucket) {
        return statement.bind("kind", bucket.kind().name()).bind("key", bucket.key());
    }
}
