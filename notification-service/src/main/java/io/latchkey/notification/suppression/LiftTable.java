package io.latchkey.notification.suppression;

import static io.latchkey.notification.rows.Rows.column;
import static io.latchkey.notification.rows.Rows.word;

import io.latchkey.contracts.SuppressionReason;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What is written to {@code suppression} on the way to its being lifted; the table is the queue. */
@Component
final class LiftTable {

    private final DatabaseClient database;

    LiftTable(DatabaseClient database) {
        this.database = database;
    }

    /** @return false where nothing is suppressed */
    Mono<Boolean> ask(UUID account, UUID by, Instant now) {
        return database.sql(SuppressionSql.ASK)
                .bind("account", account)
                .bind("by", by)
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    Flux<Wish> take(int limit, Instant now, Instant until) {
        return database.sql(SuppressionSql.TAKE)
                .bind("limit", limit)
                .bind("now", now)
                .bind("until", until)
                .map(row -> new Wish(
                        column(row, "account_id", UUID.class),
                        word(row, "reason", SuppressionReason.class),
                        column(row, "lift_tries", Integer.class)))
                .all();
    }

    /** @return who had it lifted; empty where it no longer was */
    Mono<UUID> lift(UUID account, Instant now) {
        return database.sql(SuppressionSql.LIFT)
                .bind("account", account)
                .bind("now", now)
                .map(row -> column(row, "lifted_by", UUID.class))
                .one();
    }

    Mono<Void> await(UUID account, Instant due, String trouble) {
        return database.sql(SuppressionSql.WAIT)
                .bind("account", account)
                .bind("due", due)
                .bind("trouble", trouble)
                .then();
    }

    Mono<Void> drop(UUID account) {
        return database.sql(SuppressionSql.DROP).bind("account", account).then();
    }

    /** A suppression that somebody wants lifted, and how often that was tried. */
    record Wish(UUID accountId, SuppressionReason reason, int tries) {}
}
