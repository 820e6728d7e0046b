package io.latchkey.account.registry;

import static io.latchkey.platform.sql.SqlRows.requireColumn;
import static io.latchkey.platform.sql.SqlRows.toColumn;

import io.latchkey.account.registry.Account.Credential;
import io.latchkey.contracts.AccountState.TwoFactorStatus;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
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
            account_id, fact_version, standing, two_factor, two_factor_version, state_version,
            credential_version, password_hash, password_set_at, password_set_by
            """;

    private static final String FIND = "SELECT " + COLUMNS + " FROM account WHERE account_id = $1";

    private static final String SHARE = FIND + " FOR SHARE";

    // Ordered, so that two transactions that want the same rows never wait for each other.
    private static final String LOCK =
            "SELECT " + COLUMNS + " FROM account WHERE account_id = ANY($1) ORDER BY account_id FOR UPDATE";

    private static final String SAVE = """
            INSERT INTO account (account_id, fact_version, standing, two_factor, two_factor_version, state_version,
                credential_version, password_hash, password_set_at, password_set_by)
            SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::bigint[],
                $6::bigint[], $7::bigint[], $8::text[], $9::timestamptz[], $10::uuid[])
            ON CONFLICT (account_id) DO UPDATE SET
                fact_version = excluded.fact_version, standing = excluded.standing,
                two_factor = excluded.two_factor, two_factor_version = excluded.two_factor_version,
                state_version = excluded.state_version,
                credential_version = excluded.credential_version, password_hash = excluded.password_hash,
                password_set_at = excluded.password_set_at, password_set_by = excluded.password_set_by
            """;

    private static final String REHASH =
            "UPDATE account SET password_hash = $3 WHERE account_id = $1 AND password_hash = $2";

    private final DatabaseClient database;

    AccountTable(DatabaseClient database) {
        this.database = database;
    }

    Mono<Account> findById(UUID accountId) {
        return database.sql(FIND).bind(0, accountId).map(AccountTable::mapRow).one();
    }

    Mono<Account> lockForShare(UUID accountId) {
        return database.sql(SHARE).bind(0, accountId).map(AccountTable::mapRow).one();
    }

    Flux<Account> lockForUpdate(Collection<UUID> accountIds) {
        return database.sql(LOCK)
                .bind(0, accountIds.toArray(UUID[]::new))
                .map(AccountTable::mapRow)
                .all();
    }

    Mono<Void> save(List<Account> accounts) {
        return database.sql(SAVE)
                .bind(0, toColumn(accounts, UUID[]::new, Account::accountId))
                .bind(1, toColumn(accounts, Long[]::new, Account::factVersion))
                .bind(2, toColumn(accounts, String[]::new, account -> account.lifecycleState()
                        .name()))
                .bind(3, toColumn(accounts, String[]::new, account -> account.twoFactor()
                        .name()))
                .bind(4, toColumn(accounts, Long[]::new, Account::twoFactorVersion))
                .bind(5, toColumn(accounts, Long[]::new, Account::stateVersion))
                .bind(6, toColumn(accounts, Long[]::new, account -> account.credential()
                        .version()))
                .bind(7, toColumn(accounts, String[]::new, account -> account.credential()
                        .hash()))
                .bind(
                        8,
                        toColumn(
                                accounts,
                                OffsetDateTime[]::new,
                                account -> toUtc(account.credential().since())))
                .bind(9, toColumn(accounts, UUID[]::new, account -> account.credential()
                        .link()))
                .then();
    }

    Mono<Long> replaceHash(UUID accountId, String before, String now) {
        return database.sql(REHASH)
                .bind(0, accountId)
                .bind(1, before)
                .bind(2, now)
                .fetch()
                .rowsUpdated();
    }

    private static @Nullable OffsetDateTime toUtc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static Account mapRow(Readable row) {
        var credential = new Credential(
                requireColumn(row, "credential_version", Long.class),
                row.get("password_hash", String.class),
                row.get("password_set_at", Instant.class),
                row.get("password_set_by", UUID.class));
        return new Account(
                requireColumn(row, "account_id", UUID.class),
                requireColumn(row, "fact_version", Long.class),
                AccountLifecycleState.valueOf(requireColumn(row, "standing", String.class)),
                TwoFactorStatus.valueOf(requireColumn(row, "two_factor", String.class)),
                requireColumn(row, "two_factor_version", Long.class),
                requireColumn(row, "state_version", Long.class),
                credential);
    }
}
