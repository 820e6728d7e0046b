package io.latchkey.account.enrolment;

import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Every statement on the table {@code redeemed_browser}. */
@Component
class RedeemedBrowserTable {

    private static final String ADD = """
            INSERT INTO redeemed_browser (account_id, browser, redeemed_at) VALUES (:account, :browser, :at)
            ON CONFLICT (account_id, browser) DO NOTHING
            """;

    private static final String FIND = """
            SELECT true FROM redeemed_browser
            WHERE account_id = :account AND browser = :browser AND redeemed_at > :since
            """;

    private static final String PURGE = "DELETE FROM redeemed_browser WHERE redeemed_at < :before";

    private final DatabaseClient database;

    RedeemedBrowserTable(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> insertOnce(UUID accountId, String browser, Instant redeemedAt) {
        return database.sql(ADD)
                .bind("account", accountId)
                .bind("browser", browser)
                .bind("at", redeemedAt)
                .then();
    }

    Mono<Boolean> isRedeemedAfter(UUID accountId, String browser, Instant since) {
        return database.sql(FIND)
                .bind("account", accountId)
                .bind("browser", browser)
                .bind("since", since)
                .mapValue(Boolean.class)
                .one()
                .defaultIfEmpty(false);
    }

    Mono<Long> deleteRedeemedBefore(Instant before) {
        return database.sql(PURGE).bind("before", before).fetch().rowsUpdated();
    }
}
