package io.latchkey.gateway.session;

import io.latchkey.platform.keys.SessionToken;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** All statements on the tables application_code and application_session. */
@Component
final class ApplicationSessionTable {
    // Nothing is put down for a session that ends meanwhile.
    private static final String INSERT_CODE = """
            INSERT INTO application_code (code_digest, session_id, application, state, next, expires_at)
            SELECT :code, s.session_id, :application, :state, :next, :expiresAt
            FROM session s WHERE s.session_id = :session
            FOR KEY SHARE
            """;

    // Whoever deletes the code redeems it. The session is locked before its code, in the order in which its end locks
    // them. A session has ten cookies for an application at most; the oldest go.
    private static final String REDEEM = """
            WITH held AS (
                SELECT s.session_id FROM session s
                WHERE s.session_id = (SELECT session_id FROM application_code WHERE code_digest = :code)
                FOR KEY SHARE),
            redeemed AS (
                DELETE FROM application_code c USING held h
                WHERE c.session_id = h.session_id AND c.code_digest = :code AND c.application = :application
                  AND c.state = :state AND c.expires_at > :now
                RETURNING c.session_id, c.next),
            crowded AS (
                DELETE FROM application_session WHERE token_digest IN (
                    SELECT token_digest FROM application_session JOIN redeemed USING (session_id)
                    WHERE application = :application
                    ORDER BY opened_at DESC OFFSET 9)),
            opened AS (
                INSERT INTO application_session (token_digest, session_id, application, opened_at)
                SELECT :token, r.session_id, :application, :now FROM redeemed r)
            SELECT next FROM redeemed
            """;

    private static final String BY_TOKEN = SessionTable.COLUMNS + """
            JOIN application_session a USING (session_id)
            WHERE a.token_digest = :token AND a.application = :application
            """;

    private static final String PURGE_CODES = "DELETE FROM application_code WHERE expires_at < :over";

    private final DatabaseClient database;

    ApplicationSessionTable(DatabaseClient database) {
        this.database = database;
    }

    /** False when the session is over. */
    Mono<Boolean> insertCode(UUID sessionId, ApplicationCode code, SessionToken secret, Instant expiresAt) {
        return database.sql(INSERT_CODE)
                .bind("code", secret.digest())
                .bind("session", sessionId)
                .bind("expiresAt", expiresAt)
                .bindProperties(code)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** Where its holder wanted to go; empty when there is no such code for this application and state. */
    Mono<String> redeemCode(SessionToken code, String application, String state, SessionToken opened, Instant now) {
        return database.sql(REDEEM)
                .bind("code", code.digest())
                .bind("application", application)
                .bind("state", state)
                .bind("token", opened.digest())
                .bind("now", now)
                .mapValue(String.class)
                .one();
    }

    Mono<SessionRow> findByToken(SessionToken token, String application) {
        return database.sql(BY_TOKEN)
                .bind("token", token.digest())
                .bind("application", application)
                .map(SessionTable.ROWS)
                .one();
    }

    Mono<Long> deleteExpiredCodes(Instant over) {
        return database.sql(PURGE_CODES).bind("over", over).fetch().rowsUpdated();
    }
}
