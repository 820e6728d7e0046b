package io.latchkey.account.throttle;

import static io.latchkey.platform.sql.SqlRows.toUtc;

import io.latchkey.account.throttle.ThrottleBucket.Kind;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Every statement on the table {@code throttle}. An attempt waits for another in the same bucket, then sees its count. */
@Component
@EnableConfigurationProperties(ThrottleSettings.class)
class ThrottleTable {

    // $4: failures up to then are forgotten; $5: until when to refuse, by the number of failures.
    private static final String COUNT_GROWING = """
            INSERT INTO throttle AS t (kind, key, failures, since, last_at, refused_until)
            VALUES ($1, $2, 1, $3, $3, ($5::timestamptz[])[1])
            ON CONFLICT (kind, key) DO UPDATE SET
                failures = CASE WHEN t.last_at > $4 THEN t.failures + 1 ELSE 1 END,
                since = CASE WHEN t.last_at > $4 THEN t.since ELSE excluded.since END,
                last_at = excluded.last_at,
                refused_until = ($5::timestamptz[])[
                    CASE WHEN t.last_at > $4 THEN least(t.failures + 1, cardinality($5::timestamptz[])) ELSE 1 END]
            WHERE t.refused_until IS NULL OR t.refused_until <= $3
            RETURNING since
            """;

    // $4: a window that began up to then is over; $5: free failures; $6: the most before this one; $7: its length.
    private static final String COUNT_WINDOW = """
            INSERT INTO throttle AS t (kind, key, failures, since, last_at)
            VALUES ($1, $2, 1, $3, $3)
            ON CONFLICT (kind, key) DO UPDATE SET
                failures = CASE WHEN t.since > $4 THEN t.failures + 1 ELSE 1 END,
                since = CASE WHEN t.since > $4 THEN t.since ELSE excluded.since END,
                last_at = excluded.last_at,
                refused_until = CASE WHEN t.since > $4 AND t.failures + 1 >= $5 THEN t.since + $7::interval END
            WHERE t.since <= $4 OR t.failures <= $6
            RETURNING since
            """;

    private static final String REFUSED_UNTIL =
            "SELECT refused_until FROM throttle WHERE kind = $1 AND key = $2 AND refused_until > $3";

    private static final String FORGET = "DELETE FROM throttle WHERE kind = $1 AND key = $2";

    private static final String TAKE_BACK = """
            UPDATE throttle SET failures = failures - 1,
                refused_until = CASE WHEN failures - 1 >= $4 THEN refused_until END
            WHERE kind = $1 AND key = $2 AND since = $3 AND failures > 0
            """;

    private static final String PURGE = "DELETE FROM throttle WHERE last_at < $1";

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
                .bind(0, bucket.kind().name())
                .bind(1, bucket.key())
                .bind(2, toUtc(now))
                .map(ThrottleTable::readInstant)
                .one()
                .map(since -> new ThrottleDecision.CountedFailure(bucket, since));
    }

    /** Until when the bucket takes no failure; empty when it does, or would with a proof. */
    Mono<Instant> refusedUntil(ThrottleBucket bucket, Instant now) {
        return bindBucket(REFUSED_UNTIL, bucket)
                .bind(2, toUtc(now))
                .map(ThrottleTable::readInstant)
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
                .bind(2, toUtc(counted.since()))
                .bind(3, free)
                .then();
    }

    /** Deletes what failed last before this. */
    Mono<Long> deleteBefore(Instant before) {
        return database.sql(PURGE).bind(0, toUtc(before)).fetch().rowsUpdated();
    }

    private DatabaseClient.GenericExecuteSpec prepareGrowing(Kind kind, Instant now) {
        ThrottleSettings.GrowingDelay growing = settings.growingDelayOf(kind);
        @Nullable
        OffsetDateTime[] until = ThrottleDelays.computeDelays(growing).stream()
                .map(delay -> delay.isZero() ? null : toUtc(now.plus(delay)))
                .toArray(OffsetDateTime[]::new);
        return database.sql(COUNT_GROWING)
                .bind(3, toUtc(now.minus(growing.forgottenAfter())))
                .bind(4, until);
    }

    private DatabaseClient.GenericExecuteSpec prepareWindow(boolean proven, Instant now) {
        ThrottleSettings.NetworkWindow network = settings.network();
        Duration window = network.window();
        int most = proven ? network.free() - 1 : Math.min(network.free() - 1, network.withoutProof());
        return database.sql(COUNT_WINDOW)
                .bind(3, toUtc(now.minus(window)))
                .bind(4, network.free())
                .bind(5, most)
                .bind(6, window.toString());
    }

    private DatabaseClient.GenericExecuteSpec bindBucket(String statement, ThrottleBucket bucket) {
        return database.sql(statement).bind(0, bucket.kind().name()).bind(1, bucket.key());
    }

    private static Instant readInstant(Readable row) {
        return Objects.requireNonNull(row.get(0, Instant.class));
    }
}
