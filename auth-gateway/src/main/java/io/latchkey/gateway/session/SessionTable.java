package io.latchkey.gateway.session;

import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** All statements on the table session; each joins the caller's transaction where there is one. */
@Component
final class SessionTable {
    // The account's row is locked against a redemption that is about to raise its version: whichever comes first, a
    // session of the old password is either refused here or deleted there.
    private static final String INSERT = """
            INSERT INTO session (session_id, token_digest, account_id, credential_version, signed_in_at, last_seen_at,
                                 expires_at)
            SELECT $1, $2, a.account_id, $4, $5, $5, $6 FROM account a
            WHERE a.account_id = $3 AND a.status = 'ENABLED' AND a.min_credential_version <= $4
            FOR SHARE
            """;

    private static final String BY_TOKEN = """
            SELECT session_id, account_id, credential_version, signed_in_at, last_seen_at, expires_at
            FROM session WHERE token_digest = $1
            """;

    private static final String TOUCH =
            "UPDATE session SET last_seen_at = $2 WHERE session_id = $1 AND last_seen_at < $2";

    private static final String DELETE = "DELETE FROM session WHERE token_digest = $1";

    private static final String DELETE_OLDER = "DELETE FROM session WHERE account_id = $1 AND credential_version < $2";

    private static final String PURGE = "DELETE FROM session WHERE expires_at < $1";

    private final DatabaseClient database;

    SessionTable(DatabaseClient database) {
        this.database = database;
    }

    /** False when the credential no longer counts or the account may not sign in. */
    Mono<Boolean> insert(SessionRow session, SessionToken token) {
        return changed(database.sql(INSERT)
                        .bind(0, session.sessionId())
                        .bind(1, token.digest())
                        .bind(2, session.accountId())
                        .bind(3, session.credentialVersion())
                        .bind(4, session.signedInAt())
                        .bind(5, session.expiresAt()))
                .map(rows -> rows == 1);
    }

    Mono<SessionRow> byToken(SessionToken token) {
        return database.sql(BY_TOKEN)
                .bind(0, token.digest())
                .map(SessionRow::read)
                .one();
    }

    Mono<Void> touch(UUID sessionId, Instant at) {
        return changed(database.sql(TOUCH).bind(0, sessionId).bind(1, at)).then();
    }

    Mono<Void> delete(SessionToken token) {
        return changed(database.sql(DELETE).bind(0, token.digest())).then();
    }

    Mono<Long> deleteOlder(UUID accountId, long credentialVersion) {
        return changed(database.sql(DELETE_OLDER).bind(0, accountId).bind(1, credentialVersion));
    }

    Mono<Long> purge(Instant over) {
        return changed(database.sql(PURGE).bind(0, over));
    }

    private static Mono<Long> changed(GenericExecuteSpec statement) {
        return statement.fetch().rowsUpdated();
    }
}
