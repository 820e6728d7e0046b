package io.latchkey.account.secondfactor;

import static io.latchkey.platform.sql.SqlRows.requireColumn;
import static io.latchkey.platform.sql.SqlRows.requireEnum;

import io.latchkey.account.secondfactor.SignInChallenge.Purpose;
import io.latchkey.platform.sql.SqlRows;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Every statement on the table {@code challenge}. */
@Component
class ChallengeTable {

    private static final String ADD = """
            INSERT INTO challenge (digest, account_id, purpose, credential_version, expires_at, secret, key_version,
                session_id)
            SELECT decode(digest, 'hex'), account_id, purpose, credential_version, expires_at, secret ->> 'text',
                secret ->> 'key_version', session_id
            FROM json_to_recordset(CAST(:rows AS json)) AS new (digest text, account_id uuid, purpose text,
                credential_version bigint, expires_at timestamptz, secret json, session_id uuid)
            """;

    private static final String FIND = """
            SELECT encode(digest, 'hex') AS digest, account_id, purpose, credential_version, expires_at,
                wrong_codes, secret, key_version, session_id
            FROM challenge WHERE digest = decode(:digest, 'hex')
            """;

    private static final String LOCK = FIND + " FOR UPDATE";

    private static final String WRONG =
            "UPDATE challenge SET wrong_codes = wrong_codes + 1 WHERE digest = decode(:digest, 'hex')";

    private static final String FIND_OUTDATED = """
            SELECT encode(digest, 'hex') AS row_key, account_id, secret AS text, key_version FROM challenge
            WHERE key_version <> :current AND digest > decode(:after, 'hex') ORDER BY digest LIMIT :most
            """;

    // As for enrolled apps.
    private static final String REPLACE_SECRETS = """
            UPDATE challenge SET secret = one.secret, key_version = one.key_version
            FROM (SELECT held.digest, new.secret, new.key_version FROM json_to_recordset(CAST(:rows AS json))
                      AS new (row_key text, before text, secret text, key_version text)
                  JOIN challenge AS held ON held.digest = decode(new.row_key, 'hex') AND held.secret = new.before
                  ORDER BY held.digest FOR UPDATE OF held) AS one
            WHERE challenge.digest = one.digest
            """;

    private static final String COUNT_OUTDATED = """
            SELECT key_version, count(*) AS secrets FROM challenge WHERE key_version <> :current
            GROUP BY key_version ORDER BY key_version
            """;

    /** How a change of keys goes through the table. */
    static final RotationStatements ROTATION =
            new RotationStatements("challenge", "", FIND_OUTDATED, REPLACE_SECRETS, COUNT_OUTDATED);

    private static final String END = "DELETE FROM challenge WHERE digest = decode(:digest, 'hex')";

    private static final String END_ALL = "DELETE FROM challenge WHERE account_id = ANY(:accounts)";

    private static final String PURGE = "DELETE FROM challenge WHERE expires_at < :before";

    private final DatabaseClient database;

    ChallengeTable(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> insert(SignInChallenge challenge) {
        return database.sql(ADD)
                .bind("rows", SqlRows.toJson(List.of(challenge)))
                .then();
    }

    Mono<SignInChallenge> findByDigest(String digest) {
        return queryByDigest(FIND, digest);
    }

    /** Another transaction that locks the same challenge waits until this one ends. */
    Mono<SignInChallenge> lockByDigest(String digest) {
        return queryByDigest(LOCK, digest);
    }

    Mono<Void> countWrongCode(String digest) {
        return database.sql(WRONG).bind("digest", digest).then();
    }

    Mono<Void> deleteByDigest(String digest) {
        return database.sql(END).bind("digest", digest).then();
    }

    Mono<Void> deleteByAccounts(Collection<UUID> accountIds) {
        return database.sql(END_ALL)
                .bind("accounts", accountIds.toArray(UUID[]::new))
                .then();
    }

    Mono<Long> deleteExpired(Instant before) {
        return database.sql(PURGE).bind("before", before).fetch().rowsUpdated();
    }

    private Mono<SignInChallenge> queryByDigest(String statement, String digest) {
        return database.sql(statement)
                .bind("digest", digest)
                .map(ChallengeTable::mapRow)
                .one();
    }

    private static SignInChallenge mapRow(Readable row) {
        String secret = row.get("secret", String.class);
        return new SignInChallenge(
                requireColumn(row, "digest", String.class),
                requireColumn(row, "account_id", UUID.class),
                requireEnum(row, "purpose", Purpose.class),
                requireColumn(row, "credential_version", Long.class),
                requireColumn(row, "expires_at", Instant.class),
                requireColumn(row, "wrong_codes", Integer.class),
                secret == null ? null : new EncryptedSecret(requireColumn(row, "key_version", String.class), secret),
                row.get("session_id", UUID.class));
    }
}
