package io.latchkey.notification.operator;

import static io.latchkey.platform.sql.SqlRows.requireColumn;

import io.latchkey.platform.keys.SessionToken;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** All SQL of {@code operations_session} and {@code operations_token_used}. */
@Component
final class OperatorSessionTable {

    private static final String SPEND = """
            INSERT INTO operations_token_used (token_id, until) VALUES (:id, :until) ON CONFLICT DO NOTHING
            """;

    private static final String OPEN = """
            INSERT INTO operations_session (digest, account_id, opened_at, last_seen_at, expires_at, fresh_until,
                                            gateway_session)
            SELECT :digest, :account, :now, :now, :expires, :fresh, :gatewaySession
             WHERE NOT EXISTS (SELECT FROM operations_ended WHERE gateway_session = :gatewaySession)
            """;

    // A session that is opened while its origin ends: whichever comes first, it is refused here or deleted there.
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtext('latchkey.operations_session'))";

    private static final String REMEMBER_ENDED = """
            INSERT INTO operations_ended (gateway_session, until)
            SELECT ended, :until FROM unnest(CAST(:sessions AS uuid[])) AS ended ON CONFLICT DO NOTHING
            """;

    private static final String CLOSE_ENDED = "DELETE FROM operations_session WHERE gateway_session = ANY(:sessions)";

    private static final String IS_ENDED =
            "SELECT EXISTS (SELECT FROM operations_ended WHERE gateway_session = :session) AS ended";

    private static final String USE = """
            UPDATE operations_session SET last_seen_at = :now
             WHERE digest = :digest AND expires_at > :now AND last_seen_at > :idleSince
            RETURNING account_id, coalesce(fresh_until >= :now, false) AS fresh
            """;

    private static final String CLOSE =
            "DELETE FROM operations_session WHERE digest = :digest RETURNING account_id, false AS fresh";

    private static final String CLOSE_ALL = "DELETE FROM operations_session WHERE account_id = ANY(:accounts)";

    private static final String PURGE = """
            WITH over AS (DELETE FROM operations_ended WHERE until <= :now),
                 ended AS (DELETE FROM operations_session WHERE expires_at <= :now OR last_seen_at <= :idleSince)
            DELETE FROM operations_token_used WHERE until <= :now
            """;

    private final DatabaseClient database;

    OperatorSessionTable(DatabaseClient database) {
        this.database = database;
    }

    /** False when this token was spent before. */
    Mono<Boolean> spendToken(String tokenId, Instant until) {
        return database.sql(SPEND)
                .bind("id", tokenId)
                .bind("until", until)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** False when the gateway's session is over; in the caller's transaction. */
    Mono<Boolean> openSession(NewSession session, SessionToken token) {
        var open = database.sql(OPEN)
                .bind("digest", token.digest())
                .bind("account", session.accountId())
                .bind("now", session.now())
                .bind("expires", session.expires())
                .bind("fresh", session.freshUntil())
                .bind("gatewaySession", toParameter(session.gatewaySession()));
        return lock().then(Mono.defer(() -> open.fetch().rowsUpdated())).map(rows -> rows == 1);
    }

    /** Ends what these sessions of the gateway opened, and what a token of theirs still would; in the caller's transaction. */
    Mono<Void> endGatewaySessions(List<UUID> sessions, Instant until) {
        UUID[] ended = sessions.toArray(UUID[]::new);
        return lock().then(Mono.defer(() -> database.sql(REMEMBER_ENDED)
                        .bind("sessions", ended)
                        .bind("until", until)
                        .then()))
                .then(Mono.defer(
                        () -> database.sql(CLOSE_ENDED).bind("sessions", ended).then()));
    }

    Mono<Boolean> isEnded(UUID gatewaySession) {
        return database.sql(IS_ENDED)
                .bind("session", gatewaySession)
                .mapValue(Boolean.class)
                .one();
    }

    private Mono<Void> lock() {
        return database.sql(LOCK).then();
    }

    private static Parameter toParameter(@Nullable UUID value) {
        return value == null ? Parameters.in(UUID.class) : Parameters.in(value);
    }

    /**
     * A session to be opened.
     *
     * @param gatewaySession the one it came from; null where the token does not say
     */
    record NewSession(
            UUID accountId,
            Instant now,
            Instant expires,
            Instant freshUntil,
            @Nullable UUID gatewaySession) {}

    /** Marks a session as used now and says whose it is; empty when it is over or never was. */
    Mono<Operator> touchSession(SessionToken token, Instant now, Instant idleSince) {
        return database.sql(USE)
                .bind("digest", token.digest())
                .bind("now", now)
                .bind("idleSince", idleSince)
                .map(OperatorSessionTable::mapRow)
                .one();
    }

    Mono<Operator> closeSession(SessionToken token) {
        return database.sql(CLOSE)
                .bind("digest", token.digest())
                .map(OperatorSessionTable::mapRow)
                .one();
    }

    Mono<Long> closeSessions(Collection<UUID> accounts) {
        return database.sql(CLOSE_ALL)
                .bind("accounts", accounts.toArray(UUID[]::new))
                .fetch()
                .rowsUpdated();
    }

    Mono<Void> purgeExpired(Instant now, Instant idleSince) {
        return database.sql(PURGE).bind("now", now).bind("idleSince", idleSince).then();
    }

    private static Operator mapRow(Readable row) {
        return new Operator(requireColumn(row, "account_id", UUID.class), requireColumn(row, "fresh", Boolean.class));
    }
}
