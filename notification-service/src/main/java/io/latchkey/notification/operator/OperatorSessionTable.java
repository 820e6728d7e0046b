package io.latchkey.notification.operator;

import static io.latchkey.platform.sql.SqlRows.requireColumn;

import io.latchkey.platform.keys.SessionToken;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
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
            INSERT INTO operations_session (digest, account_id, opened_at, last_seen_at, expires_at, fresh_until)
            VALUES (:digest, :account, :now, :now, :expires, :fresh)
            """;

    private static final String USE = """
            UPDATE operations_session SET last_seen_at = :now
             WHERE digest = :digest AND expires_at > :now AND last_seen_at > :idleSince
            RETURNING account_id, coalesce(fresh_until >= :now, false) AS fresh
            """;

    private static final String CLOSE =
            "DELETE FROM operations_session WHERE digest = :digest RETURNING account_id, false AS fresh";

    private static final String CLOSE_ALL = "DELETE FROM operations_session WHERE account_id = ANY(:accounts)";

    private static final String PURGE = """
            WITH ended AS (DELETE FROM operations_session WHERE expires_at <= :now OR last_seen_at <= :idleSince)
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

    Mono<Void> openSession(NewSession session, SessionToken token) {
        return database.sql(OPEN)
                .bind("digest", token.digest())
                .bind("account", session.accountId())
                .bind("now", session.now())
                .bind("expires", session.expires())
                .bind("fresh", session.freshUntil())
                .then();
    }

    /** A session to be opened. */
    record NewSession(UUID accountId, Instant now, Instant expires, Instant freshUntil) {}

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
