package io.latchkey.messaging.outbox;

import io.latchkey.messaging.outbox.OutboxOperations.ParkedRow;
import io.latchkey.messaging.outbox.PendingRow.RowKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Every statement on {@code outbox}. */
final class OutboxTable {

    // The rows' order is the arrays' order; of it the ids are taken.
    private static final String APPEND = """
            INSERT INTO outbox (event_id, topic, record_key, headers, payload)
            SELECT event_id, topic, record_key, headers, convert_to(payload, 'UTF8')
            FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[])
                WITH ORDINALITY AS t (event_id, topic, record_key, headers, payload, place)
            ORDER BY place
            """;

    // By state, never by "id greater than the last": a row that commits late is found. Rows behind a parked one wait;
    // crowded keys ($2) are left out for one look, so that they cannot fill every batch.
    private static final String OLDEST = """
            SELECT id, topic, record_key, headers, payload,
                   extract(epoch FROM clock_timestamp() - created_at)::float8 AS age
            FROM outbox
            WHERE parked_at IS NULL
              AND (topic, record_key) NOT IN (SELECT topic, record_key FROM outbox WHERE parked_at IS NOT NULL)
              AND (cardinality($2::text[]) = 0 OR topic || ' ' || record_key <> ALL ($2::text[]))
            ORDER BY id LIMIT $1
            """;

    private static final String DELETE = "DELETE FROM outbox WHERE id = ANY ($1::bigint[])";

    private static final String PARK = """
            UPDATE outbox SET parked_at = clock_timestamp(), parked_reason = $2, attempts = attempts + 1
            WHERE id = $1
            """;

    private static final String PARKED = """
            SELECT id, topic, record_key, created_at, parked_at, parked_reason FROM outbox
            WHERE parked_at IS NOT NULL ORDER BY id LIMIT $1
            """;

    private static final String RELEASE = "UPDATE outbox SET parked_at = NULL WHERE id = $1 AND parked_at IS NOT NULL";

    // Each look walks past what is deleted and not yet cleared away; under load the server's own vacuum comes too
    // rarely.
    private static final String CLEAR = "VACUUM (SKIP_LOCKED, TRUNCATE FALSE) outbox";

    private static final String BACKLOG = """
            SELECT count(*) AS depth, count(*) FILTER (WHERE parked_at IS NOT NULL) AS parked,
                   coalesce(extract(epoch FROM clock_timestamp() - min(created_at)), 0)::float8 AS oldest
            FROM outbox
            """;

    private final DatabaseClient database;

    OutboxTable(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> insertAll(List<OutboxRecord> records) {
        return database.sql(APPEND)
                .bind(0, toColumnArray(records, UUID.class, OutboxRecord::eventId))
                .bind(1, toColumnArray(records, String.class, OutboxRecord::topic))
                .bind(2, toColumnArray(records, String.class, OutboxRecord::key))
                .bind(3, toColumnArray(records, String.class, OutboxRecord::headers))
                .bind(4, toColumnArray(records, String.class, OutboxRecord::payload))
                .then();
    }

    Flux<PendingRow> findOldest(int limit, Set<RowKey> without) {
        return database.sql(OLDEST)
                .bind(0, limit)
                .bind(1, without.stream().map(RowKey::toText).toArray(String[]::new))
                .map(row -> new PendingRow(
                        requirePresent(row.get(0, Long.class)),
                        new RowKey(requirePresent(row.get(1, String.class)), requirePresent(row.get(2, String.class))),
                        requirePresent(row.get(3, String.class)),
                        row.get(4, byte[].class),
                        Duration.ofNanos((long) (1e9 * requirePresent(row.get(5, Double.class))))))
                .all();
    }

    Mono<Void> deleteByIds(Collection<Long> ids) {
        return database.sql(DELETE).bind(0, ids.toArray(Long[]::new)).then();
    }

    Mono<Void> parkById(long id, String reason) {
        return database.sql(PARK).bind(0, id).bind(1, reason).then();
    }

    Flux<ParkedRow> findParked(int limit) {
        return database.sql(PARKED)
                .bind(0, limit)
                .map(row -> new ParkedRow(
                        requirePresent(row.get("id", Long.class)),
                        requirePresent(row.get("topic", String.class)),
                        requirePresent(row.get("record_key", String.class)),
                        requirePresent(row.get("created_at", Instant.class)),
                        requirePresent(row.get("parked_at", Instant.class)),
                        row.get("parked_reason", String.class)))
                .all();
    }

    Mono<Boolean> releaseById(long id) {
        return database.sql(RELEASE).bind(0, id).fetch().rowsUpdated().map(rows -> rows == 1);
    }

    /** Outside a transaction. */
    Mono<Void> vacuumDeleted() {
        return database.sql(CLEAR).then();
    }

    Mono<OutboxBacklog> readBacklog() {
        return database.sql(BACKLOG)
                .map(row -> new OutboxBacklog(
                        requirePresent(row.get("depth", Long.class)),
                        requirePresent(row.get("parked", Long.class)),
                        requirePresent(row.get("oldest", Double.class))))
                .one();
    }

    @SuppressWarnings("unchecked")
    private static <T> T[] toColumnArray(
            List<OutboxRecord> records, Class<T> type, Function<OutboxRecord, @Nullable T> of) {
        var values = (T[]) java.lang.reflect.Array.newInstance(type, records.size());
        for (int i = 0; i < values.length; i++) {
            values[i] = of.apply(records.get(i));
        }
        return values;
    }

    private static <T> T requirePresent(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("outbox: a column that is never null is");
        }
        return value;
    }

    /**
     * What waits in the outbox.
     *
     * @param depth rows
     * @param parked rows refused for good
     * @param oldest age of the oldest row, seconds
     */
    record OutboxBacklog(long depth, long parked, double oldest) {

        static final OutboxBacklog NONE = new OutboxBacklog(0, 0, 0);
    }
}
