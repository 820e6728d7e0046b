package io.latchkey.messaging.inbox;

import io.latchkey.platform.sql.SqlRows;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Every statement on {@code inbox}. */
@Component
final class InboxTable {

    // In the order of ids, so that two consumers that meet in a rebalance wait for, never deadlock, each other.
    private static final String INSERT = """
            INSERT INTO inbox (event_id, month)
            SELECT event_id, month FROM json_to_recordset(CAST(:rows AS json)) AS new (event_id uuid, month date)
            ORDER BY event_id
            ON CONFLICT DO NOTHING
            RETURNING event_id
            """;
    private static final String SEEN = "SELECT event_id FROM inbox WHERE event_id = ANY (:ids)";
    private static final String ADD_MONTH = "SELECT inbox_add_month(:month)";
    private static final String DROP_BEFORE = "SELECT inbox_drop_before(:month)";

    private final DatabaseClient database;

    InboxTable(DatabaseClient database) {
        this.database = database;
    }

    Mono<Set<UUID>> insertNew(Collection<InboxEntry> batch) {
        List<InboxRow> rows = batch.stream().map(InboxRow::fromEntry).toList();
        return database.sql(INSERT)
                .bind("rows", SqlRows.toJson(rows))
                .mapValue(UUID.class)
                .all()
                .collect(Collectors.toUnmodifiableSet());
    }

    Mono<Set<UUID>> findSeen(Collection<UUID> ids) {
        return database.sql(SEEN)
                .bind("ids", ids.toArray(UUID[]::new))
                .mapValue(UUID.class)
                .all()
                .collect(Collectors.toUnmodifiableSet());
    }

    Mono<Boolean> addMonth(LocalDate firstDay) {
        return database.sql(ADD_MONTH)
                .bind("month", firstDay)
                .mapValue(Boolean.class)
                .one();
    }

    Mono<Integer> dropBefore(LocalDate firstDay) {
        return database.sql(DROP_BEFORE)
                .bind("month", firstDay)
                .mapValue(Integer.class)
                .one();
    }

    private record InboxRow(UUID eventId, LocalDate month) {

        static InboxRow fromEntry(InboxEntry entry) {
            return new InboxRow(entry.eventId(), InboxMonths.monthOf(entry.time()));
        }
    }
}
