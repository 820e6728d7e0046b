package io.latchkey.account.throttle;

import static io.latchkey.platform.sql.SqlRows.requireColumn;

import io.latchkey.account.throttle.ThrottleBucket.Kind;
import io.latchkey.account.throttle.ThrottleDecision.CountedFailure;
import io.latchkey.account.throttle.ThrottleSettings.ConsecutiveCap;
import io.latchkey.account.throttle.ThrottleSettings.GrowingDelay;
import io.latchkey.account.throttle.ThrottleSettings.NetworkWindow;
import io.latchkey.account.throttle.ThrottleSettings.RollingBudget;
import io.latchkey.platform.sql.SqlRows;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Every statement on the table {@code throttle}. An attempt waits for another in the same bucket, then sees its count. */
@Component
@EnableConfigurationProperties(ThrottleSettings.class)
class ThrottleTable {

    // :forgotten is when failures were forgotten up to; :until is when to refuse until, by the number of failures.
    private static final String COUNT_GROWING = """
            INSERT INTO throttle AS t (kind, key, failures, since, last_at, refused_until)
            VALUES (:kind, :key, 1, :now, :now, (CAST(:until AS timestamptz[]))[1])
            ON CONFLICT (kind, key) DO UPDATE SET
                failures = CASE WHEN t.last_at > :forgotten THEN t.failures + 1 ELSE 1 END,
                since = CASE WHEN t.last_at > :forgotten THEN t.since ELSE excluded.since END,
                last_at = excluded.last_at,
                refused_until = (CAST(:until AS timestamptz[]))[
                    CASE WHEN t.last_at > :forgotten
                         THEN least(t.failures + 1, cardinality(CAST(:until AS timestamptz[]))) ELSE 1 END]
            WHERE t.refused_until IS NULL OR t.refused_until <= :now
            RETURNING since AS moment, failures
            """;

    // A window that began up to :over is over; :most are the failures before this one with which it is still counted.
    private static final String COUNT_WINDOW = """
            INSERT INTO throttle AS t (kind, key, failures, since, last_at)
            VALUES (:kind, :key, 1, :now, :now)
            ON CONFLICT (kind, key) DO UPDATE SET
                failures = CASE WHEN t.since > :over THEN t.failures + 1 ELSE 1 END,
                since = CASE WHEN t.since > :over THEN t.since ELSE excluded.since END,
                last_at = excluded.last_at,
                refused_until = CASE WHEN t.since > :over AND t.failures + 1 >= :free
                                     THEN t.since + CAST(:window AS interval) END
            WHERE t.since <= :over OR t.failures <= :most
            RETURNING since AS moment, failures
            """;

    private static final String COUNT_CONSECUTIVE = """
            INSERT INTO throttle AS t (kind, key, failures, since, last_at) VALUES (:kind, :key, 1, :now, :now)
            ON CONFLICT (kind, key) DO UPDATE SET failures = t.failures + 1, last_at = excluded.last_at
            WHERE t.failures < :most
            RETURNING since AS moment, failures
            """;

    // Each failure is remembered by its moment: a window that began anew would take twice as many around its end.
    private static final String COUNT_ROLLING = """
            INSERT INTO throttle AS t (kind, key, failures, since, last_at, recent)
            VALUES (:kind, :key, 1, :now, :now, ARRAY[CAST(:now AS timestamptz)])
            ON CONFLICT (kind, key) DO UPDATE SET
                failures = 1 + (SELECT count(*) FROM unnest(t.recent) AS moment WHERE moment > :over),
                since = least((SELECT min(moment) FROM unnest(t.recent) AS moment WHERE moment > :over), excluded.since),
                last_at = excluded.last_at,
                refused_until = NULL,
                recent = ARRAY(SELECT moment FROM unnest(t.recent) AS moment WHERE moment > :over) || excluded.recent
            WHERE (SELECT count(*) FROM unnest(t.recent) AS moment WHERE moment > :over) < :most
            RETURNING last_at AS moment, failures
            """;

    // Inserted in the order of all: two that copy at once wait for each other in one direction only.
    private static final String COPY_TO_MISSING = """
            WITH same AS (SELECT kind, key FROM json_to_recordset(CAST(:rows AS json)) AS one (kind text, key text))
            INSERT INTO throttle (kind, key, failures, since, last_at, refused_until, recent)
            SELECT held.kind, missing.key, held.failures, held.since, held.last_at, held.refused_until, held.recent
            FROM same AS missing
            JOIN same AS other ON other.kind = missing.kind AND other.key <> missing.key
            JOIN throttle AS held ON held.kind = other.kind AND held.key = other.key
            ORDER BY held.kind, missing.key, held.failures DESC
            ON CONFLICT DO NOTHING
            """;

    private static final String REFUSED_UNTIL =
            "SELECT refused_until FROM throttle WHERE kind = :kind AND key = :key AND refused_until > :now";

    private static final String ROLLING_REFUSED_UNTIL = """
            SELECT moment + CAST(:window AS interval)
            FROM throttle, unnest(recent) AS moment
            WHERE kind = :kind AND key = :key AND moment > :over
            ORDER BY moment DESC OFFSET :most - 1 LIMIT 1
            """;

    private static final String CONSECUTIVE_REFUSED =
            "SELECT CAST(:until AS timestamptz) FROM throttle WHERE kind = :kind AND key = :key AND failures >= :most";

    private static final String FORGET = "DELETE FROM throttle WHERE kind = :kind AND key = :key";

    private static final String FORGET_ALL = "DELETE FROM throttle WHERE kind = :kind AND key = ANY(:keys)";

    private static final String TAKE_BACK = """
            UPDATE throttle SET failures = failures - 1,
                refused_until = CASE WHEN failures - 1 >= :free THEN refused_until END
            WHERE kind = :kind AND key = :key AND since = :moment AND failures > 0
            """;

    // One of those of this moment, whichever: there may be several.
    private static final String TAKE_BACK_ROLLING = """
            UPDATE throttle SET failures = failures - 1,
                recent = ARRAY(SELECT moment FROM unnest(recent) WITH ORDINALITY AS one (moment, place)
                               WHERE place <> array_position(recent, CAST(:moment AS timestamptz)) ORDER BY place)
            WHERE kind = :kind AND key = :key AND CAST(:moment AS timestamptz) = ANY(recent)
            """;

    private static final String PURGE = """
            DELETE FROM throttle USING json_to_recordset(CAST(:rows AS json)) AS old (kind text, before timestamptz)
            WHERE throttle.kind = old.kind AND throttle.last_at < old.before
            """;

    private final DatabaseClient database;
    private final ThrottleSettings settings;

    ThrottleTable(DatabaseClient database, ThrottleSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** Counts one failure more; empty, with nothing changed, when the bucket takes none now. */
    Mono<CountedFailure> countFailure(ThrottleBucket bucket, boolean proven, Instant now) {
        GenericExecuteSpec statement =
                switch (settings.budgetOf(bucket.kind())) {
                    case GrowingDelay growing -> prepareGrowing(growing, now);
                    case NetworkWindow window -> prepareWindow(window, proven, now);
                    case RollingBudget rolling -> prepareRolling(COUNT_ROLLING, rolling, now);
                    case ConsecutiveCap cap -> database.sql(COUNT_CONSECUTIVE).bind("most", cap.most());
                };
        return bindBucket(statement, bucket)
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
                : database.sql(COPY_TO_MISSING)
                        .bind("rows", SqlRows.toJson(same))
                        .then();
    }

    /** Until when the bucket takes no failure; empty when it does, or would with a proof. */
    Mono<Instant> refusedUntil(ThrottleBucket bucket, Instant now) {
        GenericExecuteSpec statement =
                switch (settings.budgetOf(bucket.kind())) {
                    case GrowingDelay growing -> database.sql(REFUSED_UNTIL).bind("now", now);
                    case NetworkWindow window -> database.sql(REFUSED_UNTIL).bind("now", now);
                    case RollingBudget rolling ->
                        prepareRolling(ROLLING_REFUSED_UNTIL, rolling, now)
                                .bind("window", rolling.window().toString());
                    case ConsecutiveCap cap ->
                        database.sql(CONSECUTIVE_REFUSED)
                                .bind("until", now.plus(cap.retryAfter()))
                                .bind("most", cap.most());
                };
        return bindBucket(statement, bucket).mapValue(Instant.class).one();
    }

    Mono<Void> deleteBucket(ThrottleBucket bucket) {
        return bindBucket(database.sql(FORGET), bucket).then();
    }

    /** Deletes the buckets of one kind. */
    Mono<Void> deleteBuckets(Kind kind, Collection<UUID> keys) {
        return database.sql(FORGET_ALL)
                .bind("kind", kind.name())
                .bind("keys", keys.stream().map(UUID::toString).toArray(String[]::new))
                .then();
    }

    /** As if this failure had never been counted. */
    Mono<Void> takeBack(CountedFailure counted) {
        GenericExecuteSpec statement =
                switch (settings.budgetOf(counted.bucket().kind())) {
                    case GrowingDelay growing -> database.sql(TAKE_BACK).bind("free", growing.free());
                    case NetworkWindow window -> database.sql(TAKE_BACK).bind("free", window.free());
                    case ConsecutiveCap cap -> database.sql(TAKE_BACK).bind("free", cap.most());
                    case RollingBudget rolling -> database.sql(TAKE_BACK_ROLLING);
                };
        return bindBucket(statement, counted.bucket())
                .bind("moment", counted.moment())
                .then();
    }

    /** Deletes what means nothing any more. */
    Mono<Long> deleteForgotten(Instant now) {
        List<ForgottenKind> kinds = List.of(Kind.values()).stream()
                .map(kind -> new ForgottenKind(
                        kind, now.minus(settings.budgetOf(kind).forgottenAfter())))
                .toList();
        return database.sql(PURGE).bind("rows", SqlRows.toJson(kinds)).fetch().rowsUpdated();
    }

    private record ForgottenKind(Kind kind, Instant before) {}

    private GenericExecuteSpec prepareGrowing(GrowingDelay growing, Instant now) {
        @Nullable
        Instant[] until = growing.computeDelays().stream()
                .map(delay -> delay.isZero() ? null : now.plus(delay))
                .toArray(Instant[]::new);
        return database.sql(COUNT_GROWING)
                .bind("forgotten", now.minus(growing.forgottenAfter()))
                .bind("until", until);
    }

    private GenericExecuteSpec prepareWindow(NetworkWindow network, boolean proven, Instant now) {
        int most = proven ? network.free() - 1 : Math.min(network.free() - 1, network.withoutProof());
        return database.sql(COUNT_WINDOW)
                .bind("over", now.minus(network.window()))
                .bind("free", network.free())
                .bind("most", most)
                .bind("window", network.window().toString());
    }

    private GenericExecuteSpec prepareRolling(String statement, RollingBudget rolling, Instant now) {
        return database.sql(statement).bind("over", now.minus(rolling.window())).bind("most", rolling.most());
    }

    private static GenericExecuteSpec bindBucket(GenericExecuteSpec statement, ThrottleBucket bucket) {
        return statement.bind("kind", bucket.kind().name()).bind("key", bucket.key());
    }
}
