package io.latchkey.notification.digest;

import static io.latchkey.notification.rows.Rows.column;
import static io.latchkey.notification.rows.Rows.optional;

import io.latchkey.notification.rows.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** All SQL of {@code access_request}. */
@Component
final class RequestTable {

    private static final String INSERT = """
            INSERT INTO access_request (event_id, request_id, requested_at, received_at)
            SELECT event_id, request_id, requested_at, :now
              FROM json_to_recordset(CAST(:rows AS json)) AS new (
                   event_id uuid, request_id uuid, requested_at timestamptz)
             ORDER BY event_id
            ON CONFLICT (event_id) DO NOTHING
            """;

    private static final String DROP_OLD = """
            UPDATE access_request SET dropped_at = :now
             WHERE told_at IS NULL AND dropped_at IS NULL AND requested_at <= :oldest
            """;

    // Two replicas must not both find that the last digest was long ago.
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtext('latchkey.access_request'))";

    private static final String WAITING = """
            SELECT event_id, request_id, requested_at FROM access_request
             WHERE told_at IS NULL AND dropped_at IS NULL
             ORDER BY requested_at DESC, event_id LIMIT 10000
            """;

    private static final String LAST_TOLD =
            "SELECT max(told_at) AS last_told FROM access_request WHERE told_at IS NOT NULL";

    // By id: what came in meanwhile was not counted and waits for the next.
    private static final String TELL = "UPDATE access_request SET told_at = :now WHERE event_id = ANY(:events)";

    private static final String FORGET = "DELETE FROM access_request WHERE coalesce(told_at, dropped_at) < :oldest";

    private final DatabaseClient database;

    RequestTable(DatabaseClient database) {
        this.database = database;
    }

    /** @return how many were new */
    Mono<Long> insert(List<Request> requests, Instant now) {
        return database.sql(INSERT)
                .bind("rows", Rows.json(requests))
                .bind("now", now)
                .fetch()
                .rowsUpdated();
    }

    Mono<Void> dropOld(Instant oldest, Instant now) {
        return database.sql(DROP_OLD).bind("oldest", oldest).bind("now", now).then();
    }

    Mono<Void> lock() {
        return database.sql(LOCK).then();
    }

    /** Newest first. */
    Mono<List<Request>> waiting() {
        return database.sql(WAITING)
                .map(row -> new Request(
                        column(row, "event_id", UUID.class),
                        column(row, "request_id", UUID.class),
                        column(row, "requested_at", Instant.class)))
                .all()
                .collectList();
    }

    /** When the last digest went; the beginning of time where none did. */
    Mono<Instant> lastTold() {
        return database.sql(LAST_TOLD)
                .map(row -> Optional.ofNullable(optional(row, "last_told", Instant.class))
                        .orElse(Instant.EPOCH))
                .one();
    }

    Mono<Void> tell(List<Request> told, Instant now) {
        return database.sql(TELL)
                .bind("events", told.stream().map(Request::eventId).toArray(UUID[]::new))
                .bind("now", now)
                .then();
    }

    Mono<Void> forget(Instant oldest) {
        return database.sql(FORGET).bind("oldest", oldest).then();
    }
}
