package io.latchkey.gateway.session;

import io.latchkey.platform.keys.SessionToken;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All statements on the table session; each joins the caller's transaction where there is one. */
@Component
final class SessionTable {
    // The account's row is locked against a redemption that is about to raise its version: whichever comes first, a
    // session of the old password is either refused here or deleted there.
    private static final String INSERT = """
            INSERT INTO session (session_id, token_digest, account_id, credential_version, signed_in_at, last_seen_at,
                                 expires_at, browser, system)
            SELECT $1, $2, a.account_id, $4, $5, $6, $7, $8, $9 FROM account a
            WHERE a.account_id = $3 AND a.status = 'ENABLED' AND a.min_credential_version <= $4
            FOR SHARE
            """;

    private static final String COLUMNS = """
            SELECT s.session_id, s.account_id, s.credential_version, s.signed_in_at, s.last_seen_at, s.expires_at,
                   s.browser, s.system
            FROM session s
            """;

    private static final String BY_TOKEN = COLUMNS + "WHERE s.token_digest = $1";

    private static final String OF_ACCOUNT = COLUMNS + """
            JOIN account a USING (account_id)
            WHERE account_id = $1 AND s.expires_at > $2 AND s.last_seen_at > $3
              AND s.credential_version >= a.min_credential_version
            ORDER BY s.last_seen_at DESC, s.session_id DESC LIMIT 200
            """;

    private static final String TOUCH =
            "UPDATE session SET last_seen_at = $2 WHERE session_id = $1 AND last_seen_at < $2";

    private static final String DELETE = "DELETE FROM session WHERE token_digest = $1";

    private static final String DELETE_OLDER = "DELETE FROM session WHERE account_id = $1 AND credential_version < $2";

    private static final String DELETE_ONE = "DELETE FROM session WHERE account_id = $1 AND session_id = $2";

    private static final String DELETE_ALL = "DELETE FROM session WHERE account_id = $1";

    // Inserts where the row is gone: news of the change may have come round by Kafka and ended it just before.
    private static final String CARRY_OVER = INSERT.replace("FOR SHARE", """
                    FOR SHARE
                    ON CONFLICT (session_id) DO UPDATE
                    SET credential_version = greatest(session.credential_version, excluded.credential_version)
                    """);

    private static final String PURGE = "DELETE FROM session WHERE expires_at < $1";

    private final DatabaseClient database;

    SessionTable(DatabaseClient database) {
        this.database = database;
    }

    /** False when the credential no longer counts or the account may not sign in. */
    Mono<Boolean> insert(SessionRow session, SessionToken token) {
        return executeWrite(INSERT, session, token);
    }

    /** Makes one session count as opened by a newer credential; false when the account may not sign in. */
    Mono<Boolean> carryOver(SessionRow session, SessionToken token) {
        return executeWrite(CARRY_OVER, session, token);
    }

    private Mono<Boolean> executeWrite(String statement, SessionRow session, SessionToken token) {
        return countUpdated(database.sql(statement)
                        .bind(0, session.sessionId())
                        .bind(1, token.digest())
                        .bind(2, session.accountId())
                        .bind(3, session.credentialVersion())
                        .bind(4, session.signedInAt())
                        .bind(5, session.lastSeenAt())
                        .bind(6, session.expiresAt())
                        .bind(7, toParameter(session.device().browser()))
                        .bind(8, toParameter(session.device().system())))
                .map(rows -> rows == 1);
    }

    Mono<SessionRow> findByToken(SessionToken token) {
        return database.sql(BY_TOKEN)
                .bind(0, token.digest())
                .map(SessionRow::mapRow)
                .one();
    }

    Mono<Void> updateLastSeen(UUID sessionId, Instant at) {
        return countUpdated(database.sql(TOUCH).bind(0, sessionId).bind(1, at)).then();
    }

    Mono<Void> deleteByToken(SessionToken token) {
        return countUpdated(database.sql(DELETE).bind(0, token.digest())).then();
    }

    Mono<Long> deleteOlder(UUID accountId, long credentialVersion) {
        return countUpdated(database.sql(DELETE_OLDER).bind(0, accountId).bind(1, credentialVersion));
    }

    /** Those of an account that count, latest used first. */
    Flux<SessionRow> findAlive(UUID accountId, Instant now, Instant idleSince) {
        return database.sql(OF_ACCOUNT)
                .bind(0, accountId)
                .bind(1, now)
                .bind(2, idleSince)
                .map(SessionRow::mapRow)
                .all();
    }

    /** False when the account has no such session. */
    Mono<Boolean> deleteOne(UUID accountId, UUID sessionId) {
        return countUpdated(database.sql(DELETE_ONE).bind(0, accountId).bind(1, sessionId))
                .map(rows -> rows == 1);
    }

    Mono<Long> deleteAll(UUID accountId) {
        return countUpdated(database.sql(DELETE_ALL).bind(0, accountId));
    }

    Mono<Long> deleteExpired(Instant over) {
        return countUpdated(database.sql(PURGE).bind(0, over));
    }

    private static Parameter toParameter(@Nullable String value) {
        return value == null ? Parameters.in(String.class) : Parameters.in(value);
    }

    private static Mono<Long> countUpdated(GenericExecuteSpec statement) {
        return statement.fetch().rowsUpdated();
    }
}
