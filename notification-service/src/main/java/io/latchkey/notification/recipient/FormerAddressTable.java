package io.latchkey.notification.recipient;

import static io.latchkey.platform.sql.SqlRows.requireColumn;

import io.latchkey.notification.recipient.RecipientTable.Profile;
import io.latchkey.platform.sql.RecordMapper;
import io.latchkey.platform.sql.SqlRows;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All SQL of {@code former_address}. */
@Component
final class FormerAddressTable {

    private static final String KEEP = """
            INSERT INTO former_address (account_id, first_version, last_version, replaced_by, address, replaced_at)
            SELECT known.account_id, known.address_since, known.version, new.version, known.address, :now
              FROM json_to_recordset(CAST(:rows AS json)) AS new (account_id uuid, version bigint, address text)
              JOIN recipient AS known ON known.account_id = new.account_id
             WHERE known.version < new.version AND known.address <> new.address
             ORDER BY known.account_id
               FOR UPDATE OF known
            ON CONFLICT (account_id, replaced_by) DO NOTHING
            """;

    private static final String FIND = """
            SELECT wanted.key, former.address, former.first_version AS first, former.last_version AS last
              FROM json_to_recordset(CAST(:rows AS json)) AS wanted (
                   key uuid, account_id uuid, profile_version bigint)
              JOIN former_address AS former ON former.account_id = wanted.account_id
               AND wanted.profile_version > former.last_version AND wanted.profile_version <= former.replaced_by
            """;

    private static final String KEPT = "SELECT account_id, last_version, replaced_by FROM former_address";

    private static final String DELETE = """
            DELETE FROM former_address
             WHERE replaced_at < :oldest
                OR (account_id, replaced_by) IN (
                    SELECT account_id, replaced_by
                      FROM json_to_recordset(CAST(:rows AS json)) AS settled (account_id uuid, replaced_by bigint))
            """;

    private static final String ERASE = "DELETE FROM former_address WHERE account_id = ANY(:ids)";

    private static final RecordMapper<FormerAddress> ADDRESS = RecordMapper.of(FormerAddress.class);

    private final DatabaseClient database;

    FormerAddressTable(DatabaseClient database) {
        this.database = database;
    }

    /** Keeps the addresses that these profiles are about to replace; one per account at most. */
    Mono<Void> keepReplaced(Collection<Profile> profiles, Instant now) {
        return SqlRows.updateRows(database, KEEP, profiles, now);
    }

    Mono<Map<UUID, FormerAddress>> findByQueries(Collection<FormerAddress.Query> wanted) {
        return database.sql(FIND)
                .bind("rows", SqlRows.toJson(wanted))
                .map(row -> Map.entry(requireColumn(row, "key", UUID.class), ADDRESS.apply(row)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    Flux<FormerAddress.Kept> findKept() {
        return database.sql(KEPT).map(RecordMapper.of(FormerAddress.Kept.class)).all();
    }

    /** Deletes these, and all that were replaced before {@code oldest}. */
    Mono<Void> delete(Collection<FormerAddress.Kept> settled, Instant oldest) {
        return database.sql(DELETE)
                .bind("rows", SqlRows.toJson(settled))
                .bind("oldest", oldest)
                .then();
    }

    Mono<Void> eraseAccounts(Collection<UUID> ids) {
        return database.sql(ERASE).bind("ids", ids.toArray(UUID[]::new)).then();
    }
}
