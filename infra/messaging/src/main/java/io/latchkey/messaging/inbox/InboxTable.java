package io.latchkey.messaging.inbox;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Every statement on {@code inbox}. */
final class InboxTable {

    // In the order of ids, so that two consumers that meet in a rebalance wait for, never deadlock, each other.
    private static final String INSERT = """
            INSERT INTO inbox (event_id, month)
            SELECT event_id, month FROM unnest($1::uuid[], $2::date[]) AS t (event_id, month) ORDER BY event_id
            ON CONFLICT DO NOTHING
            RETURNING event_id
            """;
    private static final String SEEN = "SELECT event_id FROM inbox WHERE event_id = ANY ($1::uuid[])";
    private static final String ADD_MONTH = "SELECT inbox_add_month($1)";
    private static final String DROP_BEFORE = "SELECT inbox_drop_before($1)";

    private final DatabaseClient database;

    InboxTable(DatabaseClient database) {
        this.database = database;
    }

    Mono<Set<UUID>> insertNew(Collection<InboxEntry> batch) {
        UUID[] ids = batch.stream().map(InboxEntry::eventId).toArray(UUID[]::new);
        LocalDate[] months =
                batch.stream().map(seen -> InboxMonths.monthOf(seen.time())).toArray(LocalDate[]::new);
        return database.sql(INSERT)
                .bind(0, ids)
                .bind(1, months)
                .mapValue(UUID.class)
                .all()
                .collect(Collectors.toUnmodifiableSet());
    }

    Mono<Set<UUID>> findSeen(Collection<UUID> ids) {
        return database.sql(SEEN)
                .bind(0, ids.toArray(UUID[]::new))
                .mapValue(UUID.class)
                .all()
                .collect(Collectors.toUnmodifiableSet());
    }

    Mono<Boolean> addMonth(LocalDate firstDay) {
        return database.sql(ADD_MONTH).bind(0, firstDay).mapValue(Boolean.class).one();
    }

    Mono<Integer> dropBefore(LocalDate firstDay) {
        return database.sql(DROP_BEFORE)
                .bind(0, firstDay)
                .mapValue(Integer.class)
                .one();
    }
}
