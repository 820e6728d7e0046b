package io.latchkey.notification.accessrequest;

import static io.latchkey.platform.sql.SqlRows.optionalColumn;

import io.latchkey.platform.sql.RecordMapper;
import io.latchkey.platform.sql.SqlRows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** All SQL of {@code access_request}. */
@Component
final class PendingAccessRequestTable {

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

    PendingAccessRequestTable(DatabaseClient database) {
        this.database = database;
    }

    /** @return how many were new */
    Mono<Long> insert(List<PendingAccessRequest> requests, Instant now) {
        return database.sql(INSERT)
                .bind("rows", SqlRows.toJson(requests))
                .bind("now", now)
                .fetch()
                .rowsUpdated();
    }

    Mono<Void> dropOld(Instant oldest, Instant now) {
        return database.sql(DROP_OLD).bind("oldest", oldest).bind("now", now).then();
    }

    Mono<Void> acquireLock() {
        return database.sql(LOCK).then();
    }

    /** Newest first. */
    Mono<List<PendingAccessRequest>> findPending() {
        return database.sql(WAITING)
                .map(RecordMapper.of(PendingAccessRequest.class))
                .all()
                .collectList();
    }

    /** When the last digest went; the beginning of time where none did. */
    Mono<Instant> lastDigestAt() {
        return database.sql(LAST_TOLD)
                .map(row -> Optional.ofNullable(optionalColumn(row, "last_told", Instant.class))
                        .orElse(Instant.EPOCH))
                .one();
    }

    Mono<Void> markNotified(List<PendingAccessRequest> told, Instant now) {
        return database.sql(TELL)
                .bind("events", told.stream().map(PendingAccessRequest::eventId).toArray(UUID[]::new))
                .bind("now", now)
                .then();
    }

    Mono<Void> deleteBefore(Instant oldest) {
        return database.sql(FORGET).bind("oldest", oldest).then();
    }
}
