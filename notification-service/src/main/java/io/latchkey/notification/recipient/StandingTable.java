package io.latchkey.notification.recipient;

import io.latchkey.notification.rows.Rows;
import java.util.Collection;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** All SQL of {@code account_standing}. */
@Component
final class StandingTable {

    private static final String UPSERT = """
            INSERT INTO account_standing AS known (account_id, version, disabled)
            SELECT account_id, version, disabled
              FROM json_to_recordset(CAST(:rows AS json)) AS new (account_id uuid, version bigint, disabled boolean)
             ORDER BY account_id
            ON CONFLICT (account_id) DO UPDATE SET version = excluded.version, disabled = excluded.disabled
             WHERE known.version < excluded.version
            """;

    private final DatabaseClient database;

    StandingTable(DatabaseClient database) {
        this.database = database;
    }

    /** @param standings one per account at most */
    Mono<Void> upsert(Collection<Standing> standings) {
        return database.sql(UPSERT)
                .bind("rows", Rows.json(List.copyOf(standings)))
                .then();
    }
}
