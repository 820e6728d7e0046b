package io.latchkey.notification.suppression;

import static io.latchkey.notification.rows.Rows.column;
import static io.latchkey.notification.rows.Rows.optional;
import static io.latchkey.notification.rows.Rows.word;

import io.latchkey.contracts.SuppressionReason;
import io.latchkey.notification.rows.Rows;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What is written to {@code suppression} when somebody speaks against an address, and what each sending asks. */
@Component
final class SuppressionTable {

    private static final String[] WEIGHTS = Arrays.stream(SuppressionReason.values())
            .map(SuppressionReason::code)
            .toArray(String[]::new);

    private final DatabaseClient database;

    SuppressionTable(DatabaseClient database) {
        this.database = database;
    }

    /**
     * @param evidence one per account at most
     * @return what is new or has a weightier reason now
     */
    Flux<Made> suppress(Collection<Evidence> evidence, Instant now) {
        return database.sql(SuppressionSql.SUPPRESS)
                .bind("rows", Rows.json(List.copyOf(evidence)))
                .bind("weights", WEIGHTS)
                .bind("now", now)
                .map(row -> new Made(
                        column(row, "account_id", UUID.class),
                        word(row, "reason", SuppressionReason.class),
                        column(row, "cause_email_id", UUID.class)))
                .all();
    }

    /** Which profile's address is spoken against, by account. */
    Mono<Map<UUID, Long>> against(Collection<UUID> accounts) {
        return database.sql(SuppressionSql.AGAINST)
                .bind("accounts", accounts.toArray(UUID[]::new))
                .map(row ->
                        Map.entry(column(row, "account_id", UUID.class), column(row, "profile_version", Long.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    Flux<Suppression> list(int limit) {
        return database.sql(SuppressionSql.LIST)
                .bind("limit", limit)
                .map(SuppressionTable::suppression)
                .all();
    }

    Mono<Suppression> one(UUID account) {
        return database.sql(SuppressionSql.ONE)
                .bind("account", account)
                .map(SuppressionTable::suppression)
                .one();
    }

    /** @return accounts that have another address by now */
    Flux<UUID> endReplaced(Instant now) {
        return database.sql(SuppressionSql.END_REPLACED)
                .bind("now", now)
                .map(row -> column(row, "account_id", UUID.class))
                .all();
    }

    private static Suppression suppression(Readable row) {
        return new Suppression(
                column(row, "account_id", UUID.class),
                word(row, "reason", SuppressionReason.class),
                column(row, "suppressed_at", Instant.class),
                column(row, "cause_email_id", UUID.class),
                optional(row, "lift_asked_at", Instant.class),
                optional(row, "lift_trouble", String.class));
    }

    /** A suppression that came to be. */
    record Made(UUID accountId, SuppressionReason reason, UUID causeEmailId) {}
}
