package io.latchkey.account.registry;

import io.latchkey.contracts.internal.SignInOperation.KnownDevice;
import io.latchkey.platform.sql.RecordMapper;
import io.latchkey.platform.sql.SqlRows;
import io.latchkey.platform.sql.StatementPart;
import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Every statement on the table {@code account}. */
@Component
class AccountTable {

    private static final String COLUMNS = """
            account_id, fact_version, standing AS lifecycle_state, two_factor, two_factor_version, state_version,
            credential_version AS version, password_hash AS hash, password_set_at AS since, password_set_by AS link,
            password_address_version AS address_version, password_revoked AS revoked
            """;

    // An id that nobody has gives a row as well: see SqlRows.readIfKnown.
    private static final String LOOK = "found AS (SELECT " + COLUMNS + """
            , true AS known FROM account WHERE account_id = :account%s),
            looked AS (
                SELECT * FROM found UNION ALL
                SELECT CAST(:account AS uuid), 0, 'ENABLED', 'OFF', 0, 0, 0, NULL, NULL, NULL, 0, false, false
                 WHERE NOT EXISTS (SELECT FROM found))
            """;

    static final String FIND = "WITH " + LOOK.formatted("") + "SELECT * FROM looked";

    static final String SHARE = "WITH " + LOOK.formatted(" FOR SHARE") + "SELECT * FROM looked";

    private static final String FIND_WITH_BROWSER = LOOK.formatted("") + """
            , browser AS (SELECT known AND version = :deviceVersion AS recognized FROM looked)
            """;

    // Each change of an account raises one of these.
    private static final String UNCHANGED = """
            deserving AS MATERIALIZED (
                SELECT account_id FROM account
                WHERE account_id = :account AND fact_version = :factVersion AND state_version = :stateVersion
                  AND two_factor_version = :twoFactorVersion AND credential_version = :credentialVersion
                FOR SHARE)
            """;

    // Ordered, so that two transactions that want the same rows never wait for each other.
    private static final String LOCK =
            "SELECT " + COLUMNS + " FROM account WHERE account_id = ANY(:accounts) ORDER BY account_id FOR UPDATE";

    private static final String SAVE = """
            INSERT INTO account (account_id, fact_version, standing, two_factor, two_factor_version, state_version,
                credential_version, password_hash, password_set_at, password_set_by, password_address_version,
                password_revoked)
            SELECT account_id, fact_version, lifecycle_state, two_factor, two_factor_version, state_version,
                CAST(credential ->> 'version' AS bigint), credential ->> 'hash',
                CAST(credential ->> 'since' AS timestamptz), CAST(credential ->> 'link' AS uuid),
                CAST(credential ->> 'address_version' AS bigint), CAST(credential ->> 'revoked' AS boolean)
            FROM json_to_recordset(CAST(:rows AS json)) AS new (account_id uuid, fact_version bigint,
                lifecycle_state text, two_factor text, two_factor_version bigint, state_version bigint, credential json)
            ON CONFLICT (account_id) DO UPDATE SET
                fact_version = excluded.fact_version, standing = excluded.standing,
                two_factor = excluded.two_factor, two_factor_version = excluded.two_factor_version,
                state_version = excluded.state_version,
                credential_version = excluded.credential_version, password_hash = excluded.password_hash,
                password_set_at = excluded.password_set_at, password_set_by = excluded.password_set_by,
                password_address_version = excluded.password_address_version,
                password_revoked = excluded.password_revoked
            """;

    private static final String REHASH =
            "UPDATE account SET password_hash = :now WHERE account_id = :account AND password_hash = :before";

    private static final RecordMapper<Account> ACCOUNT = RecordMapper.of(Account.class);

    private final DatabaseClient database;

    AccountTable(DatabaseClient database) {
        this.database = database;
    }

    Mono<Account> findById(UUID accountId) {
        return queryById(FIND, accountId);
    }

    Mono<Account> lockForShare(UUID accountId) {
        return queryById(SHARE, accountId);
    }

    static StatementPart toLook(UUID accountId, @Nullable KnownDevice device) {
        // No credential has a negative version.
        long version = device == null ? -1 : device.credentialVersion();
        return new StatementPart(FIND_WITH_BROWSER, Map.of("account", accountId, "deviceVersion", version));
    }

    static StatementPart toUnchanged(Account account) {
        return new StatementPart(
                UNCHANGED,
                Map.of(
                        "account", account.accountId(),
                        "factVersion", account.factVersion(),
                        "stateVersion", account.stateVersion(),
                        "twoFactorVersion", account.twoFactorVersion(),
                        "credentialVersion", account.credential().version()));
    }

    Flux<Account> lockForUpdate(Collection<UUID> accountIds) {
        return database.sql(LOCK)
                .bind("accounts", accountIds.toArray(UUID[]::new))
                .map(ACCOUNT)
                .all();
    }

    Mono<Void> save(List<Account> accounts) {
        return database.sql(SAVE).bind("rows", SqlRows.toJson(accounts)).then();
    }

    Mono<Long> replaceHash(UUID accountId, String before, String now) {
        return database.sql(REHASH)
                .bind("account", accountId)
                .bind("before", before)
                .bind("now", now)
                .fetch()
                .rowsUpdated();
    }

    private Mono<Account> queryById(String statement, UUID accountId) {
        return database.sql(statement)
                .bind("account", accountId)
                .map(AccountTable::mapIfKnown)
                .one()
                .flatMap(Mono::justOrEmpty);
    }

    static Optional<Account> mapIfKnown(Readable row) {
        return SqlRows.readIfKnown(row, ACCOUNT);
    }
}
