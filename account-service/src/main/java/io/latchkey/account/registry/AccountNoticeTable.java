package io.latchkey.account.registry;

import io.latchkey.account.registry.AccountNotices.Kind;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Every statement on the table {@code account_notice}. */
@Component
class AccountNoticeTable {

    private static final String ADD = """
            INSERT INTO account_notice (account_id, kind, at) VALUES (:account, :kind, :now)
            ON CONFLICT (account_id, kind) DO NOTHING
            """;

    private static final String CLAIM = """
            INSERT INTO account_notice AS t (account_id, kind, at) VALUES (:account, :kind, :now)
            ON CONFLICT (account_id, kind) DO UPDATE SET at = excluded.at WHERE t.at <= :before
            """;

    private final DatabaseClient database;

    AccountNoticeTable(DatabaseClient database) {
        this.database = database;
    }

    /** False when there is such a row. */
    Mono<Boolean> insertOnce(UUID accountId, Kind kind, Instant now) {
        return changesRow(database.sql(ADD), accountId, kind, now);
    }

    /** False when the row was claimed after {@code before}. */
    Mono<Boolean> claim(UUID accountId, Kind kind, Instant now, Instant before) {
        return changesRow(database.sql(CLAIM).bind("before", before), accountId, kind, now);
    }

    private static Mono<Boolean> changesRow(GenericExecuteSpec statement, UUID accountId, Kind kind, Instant now) {
        return statement
                .bind("account", accountId)
                .bind("kind", kind.name())
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }
}
