package io.latchkey.account.secondfactor;

import io.latchkey.platform.sql.RecordMapper;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Every statement on the table {@code totp}. */
@Component
class TotpTable {

    private static final String FIND =
            "SELECT account_id, secret AS text, key_version, last_step FROM totp WHERE account_id = :account";

    private static final String SAVE = """
            INSERT INTO totp (account_id, secret, key_version, last_step, enrolled_at)
            VALUES (:account, :secret, :key, :step, :now)
            ON CONFLICT (account_id) DO UPDATE SET secret = excluded.secret, key_version = excluded.key_version,
                last_step = excluded.last_step, enrolled_at = excluded.enrolled_at
            """;

    private static final String USE =
            "UPDATE totp SET last_step = :step WHERE account_id = :account AND last_step < :step";

    private static final String REPLACE_SECRET =
            "UPDATE totp SET secret = :secret, key_version = :key WHERE account_id = :account AND secret = :before";

    private static final String FIND_OUTDATED = """
            SELECT CAST(account_id AS text) AS row_key, account_id, secret AS text, key_version FROM totp
            WHERE key_version <> :current AND account_id > CAST(:after AS uuid) ORDER BY account_id LIMIT :most
            """;

    // Locked in the order of all, so that two that go through the table at once never wait for each other in a circle.
    private static final String REPLACE_SECRETS = """
            UPDATE totp SET secret = one.secret, key_version = one.key_version
            FROM (SELECT new.* FROM json_to_recordset(CAST(:rows AS json))
                      AS new (row_key uuid, before text, secret text, key_version text)
                  JOIN totp AS held ON held.account_id = new.row_key AND held.secret = new.before
                  ORDER BY held.account_id FOR UPDATE OF held) AS one
            WHERE totp.account_id = one.row_key
            """;

    private static final String COUNT_OUTDATED = """
            SELECT key_version, count(*) AS secrets FROM totp WHERE key_version <> :current
            GROUP BY key_version ORDER BY key_version
            """;

    /** How a change of keys goes through the table. */
    static final RotationStatements ROTATION = new RotationStatements(
            "totp", "00000000-0000-0000-0000-000000000000", FIND_OUTDATED, REPLACE_SECRETS, COUNT_OUTDATED);

    private static final String REMOVE = "DELETE FROM totp WHERE account_id = ANY(:accounts)";

    private final DatabaseClient database;

    TotpTable(DatabaseClient database) {
        this.database = database;
    }

    Mono<TotpCredential> findByAccount(UUID accountId) {
        return database.sql(FIND)
                .bind("account", accountId)
                .map(RecordMapper.of(TotpCredential.class))
                .one();
    }

    Mono<Void> save(TotpCredential app, Instant now) {
        return database.sql(SAVE)
                .bind("account", app.accountId())
                .bind("secret", app.secret().text())
                .bind("key", app.secret().keyVersion())
                .bind("step", app.lastStep())
                .bind("now", now)
                .then();
    }

    /** Uses a step up; 0 when it, or a later one, was used before. */
    Mono<Long> useStep(UUID accountId, long step) {
        return database.sql(USE)
                .bind("account", accountId)
                .bind("step", step)
                .fetch()
                .rowsUpdated();
    }

    /** The same secret under another key; nothing happens when it is another secret by now. */
    Mono<Void> replaceSecret(TotpCredential app, EncryptedSecret now) {
        return database.sql(REPLACE_SECRET)
                .bind("account", app.accountId())
                .bind("before", app.secret().text())
                .bind("secret", now.text())
                .bind("key", now.keyVersion())
                .then();
    }

    Mono<Void> deleteByAccounts(Collection<UUID> accountIds) {
        return database.sql(REMOVE)
                .bind("accounts", accountIds.toArray(UUID[]::new))
                .then();
    }

    /**
     * An enrolled authenticator app.
     *
     * @param lastStep codes of it and before are used up
     */
    record TotpCredential(UUID accountId, EncryptedSecret secret, long lastStep) {}
}
