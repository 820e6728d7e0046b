package io.latchkey.gateway.history;

import static io.latchkey.platform.sql.SqlRows.optionalColumn;
import static io.latchkey.platform.sql.SqlRows.requireColumn;
import static io.latchkey.platform.sql.SqlRows.requireEnum;

import io.latchkey.gateway.history.AccountHistory.PlacedEntry;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** All statements on the table account_history; each joins the caller's transaction where there is one. */
@Component
final class AccountHistoryTable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};

    private static final String INSERT = """
            INSERT INTO account_history (account_id, at, by_account, act, before_values, after_values)
            VALUES (:account, :at, :by, :act, CAST(:before AS jsonb), CAST(:after AS jsonb))
            """;

    static final String NEWEST = """
            SELECT position, account_id, at, by_account, act, CAST(before_values AS text) AS before_values,
                   CAST(after_values AS text) AS after_values
              FROM account_history WHERE account_id = :account AND position < :before
             ORDER BY position DESC LIMIT :limit
            """;

    // As the trigger allows it, of an erased account alone.
    private static final String ERASE_PERSON = """
            UPDATE account_history
               SET before_values = account_history_without_person(before_values),
                   after_values = account_history_without_person(after_values)
             WHERE account_id = :account
            """;

    private final DatabaseClient database;

    AccountHistoryTable(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> insert(HistoryEntry entry) {
        return database.sql(INSERT)
                .bind("account", entry.accountId())
                .bind("at", entry.at())
                .bind("by", entry.by() == null ? Parameters.in(UUID.class) : Parameters.in(entry.by()))
                .bind("act", entry.act().code())
                .bind("before", toParameter(entry.before()))
                .bind("after", toParameter(entry.after()))
                .then();
    }

    Flux<PlacedEntry> findNewest(UUID accountId, long before, int limit) {
        return database.sql(NEWEST)
                .bind("account", accountId)
                .bind("before", before)
                .bind("limit", limit)
                .map(AccountHistoryTable::mapRow)
                .all();
    }

    Mono<Void> erasePerson(UUID accountId) {
        return database.sql(ERASE_PERSON).bind("account", accountId).then();
    }

    private static PlacedEntry mapRow(Readable row) {
        return new PlacedEntry(
                requireColumn(row, "position", Long.class),
                new HistoryEntry(
                        requireColumn(row, "account_id", UUID.class),
                        requireColumn(row, "at", Instant.class),
                        optionalColumn(row, "by_account", UUID.class),
                        requireEnum(row, "act", HistoryAct.class),
                        readValues(optionalColumn(row, "before_values", String.class)),
                        readValues(optionalColumn(row, "after_values", String.class))));
    }

    private static @Nullable Map<String, ?> readValues(@Nullable String json) {
        return json == null ? null : JSON.readValue(json, VALUES);
    }

    private static Parameter toParameter(@Nullable Map<String, ?> values) {
        return values == null ? Parameters.in(String.class) : Parameters.in(JSON.writeValueAsString(values));
    }
}
