package io.latchkey.notification.suppression;

import static io.latchkey.platform.sql.SqlRows.requireColumn;
import static io.latchkey.platform.sql.SqlRows.requireEnum;

import io.latchkey.contracts.SuppressionEvent.SuppressionReason;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What is written to {@code suppression} on the way to its being lifted; the table is the queue. */
@Component
final class SuppressionRemovalTable {

    private final DatabaseClient database;

    SuppressionRemovalTable(DatabaseClient database) {
        this.database = database;
    }

    /** @return false where nothing is suppressed */
    Mono<Boolean> requestRemoval(UUID account, UUID by, Instant now) {
        return database.sql(SuppressionSql.ASK)
                .bind("account", account)
                .bind("by", by)
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    Flux<RemovalRequest> claimDue(int limit, Instant now, Instant until) {
        return database.sql(SuppressionSql.TAKE)
                .bind("limit", limit)
                .bind("now", now)
                .bind("until", until)
                .map(row -> new RemovalRequest(
                        requireColumn(row, "account_id", UUID.class),
                        requireEnum(row, "reason", SuppressionReason.class),
                        requireColumn(row, "lift_tries", Integer.class)))
                .all();
    }

    /** @return who had it lifted; empty where it no longer was */
    Mono<UUID> markLifted(UUID account, Instant now) {
        return database.sql(SuppressionSql.LIFT)
                .bind("account", account)
                .bind("now", now)
                .map(row -> requireColumn(row, "lifted_by", UUID.class))
                .one();
    }

    Mono<Void> scheduleRetry(UUID account, Instant due, String trouble) {
        return database.sql(SuppressionSql.WAIT)
                .bind("account", account)
                .bind("due", due)
                .bind("trouble", trouble)
                .then();
    }

    Mono<Void> dropRequest(UUID account) {
        return database.sql(SuppressionSql.DROP).bind("account", account).then();
    }

    /** A suppression that somebody wants lifted, and how often that was tried. */
    record RemovalRequest(UUID accountId, SuppressionReason reason, int tries) {}
}
