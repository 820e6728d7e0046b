package io.latchkey.account.secondfactor;

import static io.latchkey.platform.sql.SqlRows.requireColumn;

import io.latchkey.account.secondfactor.SignInChallenge.Purpose;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Every statement on the table {@code challenge}. */
@Component
class ChallengeTable {

    private static final String ADD = """
            INSERT INTO challenge (digest, account_id, purpose, credential_version, device, expires_at, secret,
                key_version)
            VALUES (decode($1, 'hex'), $2, $3, $4, $5, $6, $7, $8)
            """;

    private static final String FIND = """
            SELECT encode(digest, 'hex') AS digest, account_id, purpose, credential_version, device, expires_at,
                wrong_codes, secret, key_version
            FROM challenge WHERE digest = decode($1, 'hex')
            """;

    private static final String LOCK = FIND + " FOR UPDATE";

    private static final String WRONG =
            "UPDATE challenge SET wrong_codes = wrong_codes + 1 WHERE digest = decode($1, 'hex')";

    private static final String END = "DELETE FROM challenge WHERE digest = decode($1, 'hex')";

    private static final String END_ALL = "DELETE FROM challenge WHERE account_id = ANY($1)";

    private static final String PURGE = "DELETE FROM challenge WHERE expires_at < $1";

    private final DatabaseClient database;

    ChallengeTable(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> insert(SignInChallenge challenge) {
        EncryptedSecret secret = challenge.secret();
        return database.sql(ADD)
                .bind(0, challenge.digest())
                .bind(1, challenge.accountId())
                .bind(2, challenge.purpose().name())
                .bind(3, challenge.credentialVersion())
                .bind(4, toParameter(challenge.device()))
                .bind(5, challenge.expiresAt().atOffset(ZoneOffset.UTC))
                .bind(6, toParameter(secret == null ? null : secret.text()))
                .bind(7, toParameter(secret == null ? null : secret.keyVersion()))
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
        return database.sql(WRONG).bind(0, digest).then();
    }

    Mono<Void> deleteByDigest(String digest) {
        return database.sql(END).bind(0, digest).then();
    }

    Mono<Void> deleteByAccounts(Collection<UUID> accountIds) {
        return database.sql(END_ALL).bind(0, accountIds.toArray(UUID[]::new)).then();
    }

    Mono<Long> deleteExpired(Instant before) {
        return database.sql(PURGE)
                .bind(0, before.atOffset(ZoneOffset.UTC))
                .fetch()
                .rowsUpdated();
    }

    private Mono<SignInChallenge> queryByDigest(String statement, String digest) {
        return database.sql(statement)
                .bind(0, digest)
                .map(ChallengeTable::mapRow)
                .one();
    }

    private static Parameter toParameter(@Nullable String value) {
        return value == null ? Parameters.in(String.class) : Parameters.in(value);
    }

    private static SignInChallenge mapRow(Readable row) {
        String secret = row.get("secret", String.class);
        return new SignInChallenge(
                requireColumn(row, "digest", String.class),
                requireColumn(row, "account_id", UUID.class),
                Purpose.valueOf(requireColumn(row, "purpose", String.class)),
                requireColumn(row, "credential_version", Long.class),
                row.get("device", String.class),
                requireColumn(row, "expires_at", Instant.class),
                requireColumn(row, "wrong_codes", Integer.class),
                secret == null ? null : new EncryptedSecret(requireColumn(row, "key_version", String.class), secret));
    }
}
