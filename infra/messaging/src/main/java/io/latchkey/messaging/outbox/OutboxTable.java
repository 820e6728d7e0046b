package io.latchkey.messaging.outbox;

import static io.latchkey.platform.sql.SqlRows.requireColumn;

import io.latchkey.messaging.outbox.OutboxOperations.ParkedRow;
import io.latchkey.messaging.outbox.PendingRow.RowKey;
import io.latchkey.platform.sql.RecordMapper;
import io.latchkey.platform.sql.SqlRows;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Every statement on {@code outbox}. */
@Component
final class OutboxTable {

    // The rows' order is the list's order; of it the ids are taken.
    private static final String APPEND = """
            INSERT INTO outbox (event_id, topic, record_key, headers, payload)
            SELECT event_id, topic, key, headers, convert_to(payload, 'UTF8')
            FROM ROWS FROM (json_to_recordset(CAST(:events AS json)) AS (
                    event_id uuid, topic text, key text, headers text, payload text))
                WITH ORDINALITY AS new (event_id, topic, key, headers, payload, place)
            %sORDER BY place
            """;
    private static final String APPEND_ALL = APPEND.formatted("");
    static final String APPEND_EFFECTS =
            "appended AS (" + APPEND.formatted("WHERE event_id IN (SELECT event_id FROM effects)\n") + ")";

    // By state, never by "id greater than the last": a row that commits late is found. Rows behind a parked one wait;
    // crowded keys are left out for one look, so that they cannot fill every batch. What is deleted in the same
    // statement is still seen by it.
    private static final String OLDEST = """
            WITH published AS (DELETE FROM outbox WHERE id = ANY (:published))
            SELECT id, topic, record_key, headers, payload,
                   extract(epoch FROM clock_timestamp() - created_at)::float8 AS age
            FROM outbox
            WHERE parked_at IS NULL AND id <> ALL (:published)
              AND (topic, record_key) NOT IN (SELECT topic, record_key FROM outbox WHERE parked_at IS NOT NULL)
              AND (cardinality(CAST(:crowded AS text[])) = 0
                   OR topic || ' ' || record_key <> ALL (CAST(:crowded AS text[])))
            ORDER BY id LIMIT :limit
            """;

    private static final String DELETE = "DELETE FROM outbox WHERE id = ANY (:ids)";

    private static final String PARK = """
            UPDATE outbox SET parked_at = clock_timestamp(), parked_reason = :reason, attempts = attempts + 1
            WHERE id = :id
            """;

    private static final String PARKED = """
            SELECT id, topic, record_key AS key, created_at, parked_at, parked_reason AS reason FROM outbox
            WHERE parked_at IS NOT NULL ORDER BY id LIMIT :limit
            """;

    private static final String RELEASE = "UPDATE outbox SET parked_at = NULL WHERE id = :id AND parked_at IS NOT NULL";

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

    /** @param records as {@link SqlRows#toJson} writes them */
    Mono<Void> insertAll(String records) {
        return database.sql(APPEND_ALL).bind("events", records).then();
    }

    /** Deletes what is published by now, and finds what is next. */
    Flux<PendingRow> deleteAndFindOldest(Collection<Long> published, int limit, Set<RowKey> without) {
        return database.sql(OLDEST)
                .bind("published", published.toArray(Long[]::new))
                .bind("limit", limit)
                .bind("crowded", without.stream().map(RowKey::toText).toArray(String[]::new))
                .map(row -> new PendingRow(
                        requireColumn(row, "id", Long.class),
                        new RowKey(
                                requireColumn(row, "topic", String.class),
                                requireColumn(row, "record_key", String.class)),
                        requireColumn(row, "headers", String.class),
                        Bytes.wrap(row.get("payload", byte[].class)),
                        Duration.ofNanos((long) (1e9 * requireColumn(row, "age", Double.class)))))
                .all();
    }

    Mono<Void> deleteByIds(Collection<Long> ids) {
        return database.sql(DELETE).bind("ids", ids.toArray(Long[]::new)).then();
    }

    Mono<Void> parkById(long id, String reason) {
        return database.sql(PARK).bind("id", id).bind("reason", reason).then();
    }

    Flux<ParkedRow> findParked(int limit) {
        return database.sql(PARKED)
                .bind("limit", limit)
                .map(RecordMapper.of(ParkedRow.class))
                .all();
    }

    Mono<Boolean> releaseById(long id) {
        return database.sql(RELEASE).bind("id", id).fetch().rowsUpdated().map(rows -> rows == 1);
    }

    /** Outside a transaction. */
    Mono<Void> vacuumDeleted() {
        return database.sql(CLEAR).then();
    }

    Mono<OutboxBacklog> readBacklog() {
        return database.sql(BACKLOG).map(RecordMapper.of(OutboxBacklog.class)).one();
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
