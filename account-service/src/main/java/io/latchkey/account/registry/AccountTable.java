package io.latchkey.account.registry;

import io.latchkey.account.registry.Account.Credential;
import io.latchkey.contracts.AccountState.TwoFactorStatus;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
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

    private static <T extends @Nullable Object> T[] toColumn(
            List<Account> accounts, IntFunction<T[]> array, Function<Account, T> value) {
        return accounts.stream().map(value).toArray(array);
    }

    private static @Nullable OffsetDateTime toUtc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static Account mapRow(Readable row) {
        var credential = new Credential(
                readLong(row, "credential_version"),
                row.get("password_hash", String.class),
                row.get("password_set_at", Instant.class),
                row.get("password_set_by", UUID.class));
        return new Account(
                Objects.requireNonNull(row.get("account_id", UUID.class)),
                readLong(row, "fact_version"),
                AccountLifecycleState.valueOf(readText(row, "standing")),
                TwoFactorStatus.valueOf(readText(row, "two_factor")),
                readLong(row, "two_factor_version"),
                readLong(row, "state_version"),
                credential);
    }

    private static long readLong(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Long.class));
    }

    private static String readText(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class));
    }
}
