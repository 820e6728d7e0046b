package io.latchkey.notification.operator;

import io.latchkey.notification.operator.AuditLog.AuditEntry;
import io.latchkey.platform.sql.RecordMapper;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All SQL of {@code operations_audit}. */
@Component
final class AuditTable {

    private static final String INSERT = """
            INSERT INTO operations_audit (entry_id, at, account_id, deed, target, reason)
            VALUES (:id, :at, :by, :deed, :target, :reason)
            """;

    // Ids ascend with time.
    private static final String NEWEST = """
            SELECT entry_id AS id, at, account_id AS "by", deed, target, reason FROM operations_audit
             WHERE entry_id < :before ORDER BY entry_id DESC LIMIT :limit
            """;

    private static final UUID LAST = new UUID(-1L, -1L);

    private final DatabaseClient database;

    AuditTable(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> insert(AuditEntry entry) {
        return database.sql(INSERT)
                .bind("id", entry.id())
                .bind("at", entry.at())
                .bind("by", entry.by())
                .bind("deed", entry.deed().name())
                .bind("target", entry.target())
                .bind("reason", entry.reason())
                .then();
    }

    Flux<AuditEntry> findNewest(@Nullable UUID before, int limit) {
        return database.sql(NEWEST)
                .bind("before", before == null ? LAST : before)
                .bind("limit", limit)
                .map(RecordMapper.of(AuditEntry.class))
                .all();
    }
}
