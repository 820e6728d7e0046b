package io.latchkey.account.registry;

import io.latchkey.account.registry.AccountNotices.Kind;
import io.latchkey.platform.sql.StatementPart;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Every statement on the table {@code account_notice}. */
@Component
class AccountNoticeTable {

    // The first sign-in is told nobody.
    private static final String SIGN_IN = """
            first AS (
                INSERT INTO account_notice (account_id, kind, at) SELECT account_id, :first, :now FROM deserving
                ON CONFLICT (account_id, kind) DO NOTHING
                RETURNING account_id
            ), told AS (
                INSERT INTO account_notice AS t (account_id, kind, at)
                SELECT account_id, :newBrowser, :now FROM deserving WHERE :unknown AND NOT EXISTS (SELECT FROM first)
                ON CONFLICT (account_id, kind) DO UPDATE SET at = excluded.at WHERE t.at <= :before
                RETURNING account_id)
            """;

    private static final String CLAIM = """
            INSERT INTO account_notice AS t (account_id, kind, at) VALUES (:account, :kind, :now)
            ON CONFLICT (account_id, kind) DO UPDATE SET at = excluded.at WHERE t.at <= :before
            """;

    private final DatabaseClient database;

    AccountNoticeTable(DatabaseClient database) {
        this.database = database;
    }

    /** {@code told}: a row where a claim of the new browser is made, for what {@code deserving} has a row of. */
    static StatementPart toSignIn(boolean known, Instant now, Instant before) {
        return new StatementPart(
                SIGN_IN,
                Map.of(
                        "first",
                        Kind.FIRST_SIGN_IN.name(),
                        "newBrowser",
                        Kind.NEW_BROWSER.name(),
                        "unknown",
                        !known,
                        "now",
                        now,
                        "before",
                        before));
    }

    /** False when the row was claimed after {@code before}. */
    Mono<Boolean> claim(UUID accountId, Kind kind, Instant now, Instant before) {
        return database.sql(CLAIM)
                .bind("before", before)
                .bind("account", accountId)
                .bind("kind", kind.name())
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }
}
