package io.latchkey.gateway.forwardauth;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** All statements on the table console_sign_out, which a trigger of the table session fills. */
@Component
final class ConsoleSignOutTable {
    private static final String OLDEST = "SELECT session_id FROM console_sign_out ORDER BY ended_at LIMIT :limit";

    private static final String DELETE = "DELETE FROM console_sign_out WHERE session_id = ANY(:sessions)";

    private static final String FORGET = "DELETE FROM console_sign_out WHERE ended_at < :before";

    private final DatabaseClient database;

    ConsoleSignOutTable(DatabaseClient database) {
        this.database = database;
    }

    Mono<List<UUID>> findOldest(int limit) {
        return database.sql(OLDEST)
                .bind("limit", limit)
                .mapValue(UUID.class)
                .all()
                .collectList();
    }

    Mono<Void> delete(List<UUID> sessions) {
        return database.sql(DELETE)
                .bind("sessions", sessions.toArray(UUID[]::new))
                .then();
    }

    Mono<Void> deleteBefore(Instant before) {
        return database.sql(FORGET).bind("before", before).then();
    }
}
