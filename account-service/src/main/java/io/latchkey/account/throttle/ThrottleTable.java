package io.latchkey.account.throttle;

import io.latchkey.account.throttle.ThrottleBucket.Kind;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.r2dbc.core.DatabaseClient;
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
            RETURNING since
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
            RETURNING since
            """;

    private static final String REFUSED_UNTIL =
            "SELECT refused_until FROM throttle WHERE kind = :kind AND key = :key AND refused_until > :now";

    private static final String FORGET = "DELETE FROM throttle WHERE kind = :kind AND key = :key";

    private static final String TAKE_BACK = """
            UPDATE throttle SET failures = failures - 1,
                refused_until = CASE WHEN failures - 1 >= :free THEN refused_until END
            WHERE kind = :kind AND key = :key AND since = :since AND failures > 0
            """;

    private static final String PURGE = "DELETE FROM throttle WHERE last_at < :before";

    private final DatabaseClient database;
    private final ThrottleSettings settings;

    ThrottleTable(DatabaseClient database, ThrottleSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** Counts one failure more; empty, with nothing changed, when the bucket takes none now. */
    Mono<ThrottleDecision.CountedFailure> countFailure(ThrottleBucket bucket, boolean proven, Instant now) {
        var statement = bucket.kind() == Kind.NETWORK ? prepareWindow(proven, now) : prepareGrowing(bucket.kind(), now);
        return statement
                .bind("kind", bucket.kind().name())
                .bind("key", bucket.key())
                .bind("now", now)
                .mapValue(Instant.class)
                .one()
                .map(since -> new ThrottleDecision.CountedFailure(bucket, since));
    }

    /** Until when the bucket takes no failure; empty when it does, or would with a proof. */
    Mono<Instant> refusedUntil(ThrottleBucket bucket, Instant now) {
        return bindBucket(REFUSED_UNTIL, bucket)
                .bind("now", now)
                .mapValue(Instant.class)
                .one();
    }

    Mono<Void> deleteBucket(ThrottleBucket bucket) {
        return bindBucket(FORGET, bucket).then();
    }

    /** As if this failure had never been counted. */
    Mono<Void> takeBack(ThrottleDecision.CountedFailure counted) {
        Kind kind = counted.bucket().kind();
        int free = kind == Kind.NETWORK
                ? settings.network().free()
                : settings.growingDelayOf(kind).free();
        return bindBucket(TAKE_BACK, counted.bucket())
                .bind("since", counted.since())
                .bind("free", free)
                .then();
    }

    /** Deletes what failed last before this. */
    Mono<Long> deleteBefore(Instant before) {
        return database.sql(PURGE).bind("before", before).fetch().rowsUpdated();
    }

    private DatabaseClient.GenericExecuteSpec prepareGrowing(Kind kind, Instant now) {
        ThrottleSettings.GrowingDelay growing = settings.growingDelayOf(kind);
        @Nullable
        Instant[] until = growing.computeDelays().stream()
                .map(delay -> delay.isZero() ? null : now.plus(delay))
                .toArray(Instant[]::new);
        return database.sql(COUNT_GROWING)
                .bind("forgotten", now.minus(growing.forgottenAfter()))
                .bind("until", until);
    }

    private DatabaseClient.GenericExecuteSpec prepareWindow(boolean proven, Instant now) {
        ThrottleSettings.NetworkWindow network = settings.network();
        Duration window = network.window();
        int most = proven ? network.free() - 1 : Math.min(network.free() - 1, network.withoutProof());
        return database.sql(COUNT_WINDOW)
                .bind("over", now.minus(window))
                .bind("free", network.free())
                .bind("most", most)
                .bind("window", window.toString());
    }

    private DatabaseClient.GenericExecuteSpec bindBucket(String statement, ThrottleBucket bucket) {
        return database.sql(statement).bind("kind", bucket.kind().name()).bind("key", bucket.key());
    }
}
