package io.latchkey.notification.recipient;

import io.latchkey.platform.sql.SqlRows;
import java.util.Collection;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** All SQL of {@code account_standing}. */
@Component
final class AccountStandingTable {

    private static final String UPSERT = """
            INSERT INTO account_standing AS known (account_id, version, disabled)
            SELECT account_id, version, disabled
              FROM json_to_recordset(CAST(:rows AS json)) AS new (account_id uuid, version bigint, disabled boolean)
             ORDER BY account_id
            ON CONFLICT (account_id) DO UPDATE SET version = excluded.version, disabled = excluded.disabled
             WHERE known.version < excluded.version
            """;

    private final DatabaseClient database;

    AccountStandingTable(DatabaseClient database) {
        this.database = database;
    }

    /** @param standings one per account at most */
    Mono<Void> upsert(Collection<RecipientDirectory.AccountStanding> standings) {
        return database.sql(UPSERT).bind("rows", SqlRows.toJson(standings)).then();
    }
}
