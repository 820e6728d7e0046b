package io.latchkey.gateway.session;

import io.latchkey.contracts.AccountRole;
import io.latchkey.gateway.directory.Account;
import io.latchkey.platform.keys.SessionToken;
import io.latchkey.platform.sql.RecordMapper;
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
            SELECT :session, :token, a.account_id, :version, :signedInAt, :lastSeenAt, :expiresAt, :browser, :system
            FROM account a
            WHERE a.account_id = :account AND a.status = 'ENABLED' AND a.min_credential_version <= :version
              AND %s
            FOR SHARE
            """;

    // A second factor reset, an address changed or a role gained since the account was looked up: what was verified
    // then proves nothing now.
    private static final String OPEN = "WITH opened AS (" + INSERT.formatted("""
            a.email = :email AND a.two_factor_version = :twoFactorVersion AND (:enrolled OR a.roles <@ :roles)
            """) + """
                RETURNING account_id),
            replaced AS (
                DELETE FROM session WHERE token_digest = :replaced AND EXISTS (SELECT FROM opened))
            SELECT a.first_signed_in_at IS NULL AS first FROM opened JOIN account a USING (account_id)
            """;

    /** What {@link #ROWS} reads; of whatever is joined to it. */
    static final String COLUMNS = """
            SELECT s.session_id, s.account_id, s.credential_version, s.signed_in_at, s.last_seen_at, s.expires_at,
                   s.proved_at, s.browser, s.system
            FROM session s
            """;

    private static final String BY_TOKEN = COLUMNS + "WHERE s.token_digest = :token";

    private static final String OF_ACCOUNT = COLUMNS + """
            JOIN account a USING (account_id)
            WHERE account_id = :account AND s.expires_at > :now AND s.last_seen_at > :idleSince
              AND s.credential_version >= a.min_credential_version
            ORDER BY s.last_seen_at DESC, s.session_id DESC LIMIT 200
            """;

    private static final String TOUCH =
            "UPDATE session SET last_seen_at = :at WHERE session_id = :session AND last_seen_at < :at";

    private static final String PROVE = """
            UPDATE session SET proved_at = :at
            WHERE session_id = :session AND (proved_at IS NULL OR proved_at < :at)
            """;

    private static final String OPEN_CONSOLE = "UPDATE session SET console_opened = true WHERE session_id = :session";

    private static final String FORGET_PROOF = "UPDATE session SET proved_at = :longAgo WHERE session_id = :session";

    private static final String DELETE = "DELETE FROM session WHERE token_digest = :token";

    private static final String DELETE_OLDER =
            "DELETE FROM session WHERE account_id = :account AND credential_version < :version";

    private static final String DELETE_ONE =
            "DELETE FROM session WHERE account_id = :account AND session_id = :session";

    private static final String DELETE_ALL = "DELETE FROM session WHERE account_id = :account";

    // One statement, so that the row is there or not for both halves alike. Written anew where news of the change came
    // round by Kafka and ended it just before, but not where somebody has ended sessions of the account meanwhile.
    private static final String CARRY_OVER =
            """
            WITH carried AS (
                UPDATE session SET credential_version = greatest(credential_version, :version), token_digest = :token
                WHERE session_id = :session
                RETURNING session_id)
            """ + INSERT.formatted("a.session_epoch = :epoch AND NOT EXISTS (SELECT FROM carried)");

    private static final String PURGE = "DELETE FROM session WHERE expires_at < :over";

    static final RecordMapper<SessionRow> ROWS = RecordMapper.of(SessionRow.class);

    private final DatabaseClient database;

    SessionTable(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Opens a session and ends the one of the other token with it; whether it is the account's first. Empty when the account
     * is not any more as it was asked about, the credential no longer counts, or the account may not sign in.
     *
     * @param enrolled whether the second factor was proved
     * @param replaced null where there is none
     */
    Mono<Boolean> open(
            SessionRow session, SessionToken token, Account asked, boolean enrolled, @Nullable SessionToken replaced) {
        return bindSession(OPEN, session, token)
                .bind("email", asked.person().email().value())
                .bind("twoFactorVersion", asked.standing().twoFactorVersion())
                .bind("enrolled", enrolled)
                .bind(
                        "roles",
                        asked.person().roles().stream().map(AccountRole::name).toArray(String[]::new))
                // No token has an empty digest.
                .bind("replaced", replaced == null ? new byte[0] : replaced.digest())
                .mapValue(Boolean.class)
                .one();
    }

    /**
     * Makes one session count as opened by a newer credential, under this token; does nothing where it was ended on purpose
     * since the epoch, or where the account may not sign in.
     */
    Mono<Void> carryOver(SessionRow session, SessionToken token, long epoch) {
        return countUpdated(bindSession(CARRY_OVER, session, token).bind("epoch", epoch))
                .then();
    }

    private GenericExecuteSpec bindSession(String statement, SessionRow session, SessionToken token) {
        return database.sql(statement)
                .bind("session", session.sessionId())
                .bind("token", token.digest())
                .bind("account", session.accountId())
                .bind("version", session.credentialVersion())
                .bind("signedInAt", session.signedInAt())
                .bind("lastSeenAt", session.lastSeenAt())
                .bind("expiresAt", session.expiresAt())
                .bindProperties(session.device());
    }

    Mono<SessionRow> findByToken(SessionToken token) {
        return database.sql(BY_TOKEN).bind("token", token.digest()).map(ROWS).one();
    }

    Mono<Void> updateLastSeen(UUID sessionId, Instant at) {
        return countUpdated(database.sql(TOUCH).bind("session", sessionId).bind("at", at))
                .then();
    }

    /** False when the session is over. */
    Mono<Boolean> updateProved(UUID sessionId, Instant at) {
        return countUpdated(database.sql(PROVE).bind("session", sessionId).bind("at", at))
                .map(rows -> rows == 1);
    }

    /** False when the session is over. */
    Mono<Boolean> markConsoleOpened(UUID sessionId) {
        return countUpdated(database.sql(OPEN_CONSOLE).bind("session", sessionId))
                .map(rows -> rows == 1);
    }

    Mono<Void> forgetProof(UUID sessionId) {
        return countUpdated(
                        database.sql(FORGET_PROOF).bind("session", sessionId).bind("longAgo", Instant.EPOCH))
                .then();
    }

    Mono<Void> deleteByToken(SessionToken token) {
        return countUpdated(database.sql(DELETE).bind("token", token.digest())).then();
    }

    Mono<Long> deleteOlder(UUID accountId, long credentialVersion) {
        return countUpdated(
                database.sql(DELETE_OLDER).bind("account", accountId).bind("version", credentialVersion));
    }

    /** Those of an account that count, latest used first. */
    Flux<SessionRow> findAlive(UUID accountId, Instant now, Instant idleSince) {
        return database.sql(OF_ACCOUNT)
                .bind("account", accountId)
                .bind("now", now)
                .bind("idleSince", idleSince)
                .map(ROWS)
                .all();
    }

    /** False when the account has no such session. */
    Mono<Boolean> deleteOne(UUID accountId, UUID sessionId) {
        return countUpdated(database.sql(DELETE_ONE).bind("account", accountId).bind("session", sessionId))
                .map(rows -> rows == 1);
    }

    Mono<Long> deleteAll(UUID accountId) {
        return countUpdated(database.sql(DELETE_ALL).bind("account", accountId));
    }

    Mono<Long> deleteExpired(Instant over) {
        return countUpdated(database.sql(PURGE).bind("over", over));
    }

    private static Mono<Long> countUpdated(GenericExecuteSpec statement) {
        return statement.fetch().rowsUpdated();
    }
}
