package io.latchkey.notification.suppression;

import static io.latchkey.platform.sql.SqlRows.optionalColumn;
import static io.latchkey.platform.sql.SqlRows.requireColumn;
import static io.latchkey.platform.sql.SqlRows.requireEnum;

import io.latchkey.contracts.SuppressionEvent.SuppressionReason;
import io.latchkey.platform.sql.SqlRows;
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
    Flux<NewSuppression> upsertSuppressions(Collection<SuppressionEvidence> evidence, Instant now) {
        return database.sql(SuppressionSql.SUPPRESS)
                .bind("rows", SqlRows.toJson(List.copyOf(evidence)))
                .bind("weights", WEIGHTS)
                .bind("now", now)
                .map(row -> new NewSuppression(
                        requireColumn(row, "account_id", UUID.class),
                        requireEnum(row, "reason", SuppressionReason.class),
                        requireColumn(row, "cause_email_id", UUID.class)))
                .all();
    }

    /** Which profile's address is spoken against, by account. */
    Mono<Map<UUID, Long>> findSuppressedVersions(Collection<UUID> accounts) {
        return database.sql(SuppressionSql.AGAINST)
                .bind("accounts", accounts.toArray(UUID[]::new))
                .map(row -> Map.entry(
                        requireColumn(row, "account_id", UUID.class),
                        requireColumn(row, "profile_version", Long.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    Flux<Suppression> listCurrent(int limit) {
        return database.sql(SuppressionSql.LIST)
                .bind("limit", limit)
                .map(SuppressionTable::mapRow)
                .all();
    }

    Mono<Suppression> findByAccount(UUID account) {
        return database.sql(SuppressionSql.ONE)
                .bind("account", account)
                .map(SuppressionTable::mapRow)
                .one();
    }

    /** @return accounts that have another address by now */
    Flux<UUID> endReplaced(Instant now) {
        return database.sql(SuppressionSql.END_REPLACED)
                .bind("now", now)
                .map(row -> requireColumn(row, "account_id", UUID.class))
                .all();
    }

    private static Suppression mapRow(Readable row) {
        return new Suppression(
                requireColumn(row, "account_id", UUID.class),
                requireEnum(row, "reason", SuppressionReason.class),
                requireColumn(row, "suppressed_at", Instant.class),
                requireColumn(row, "cause_email_id", UUID.class),
                optionalColumn(row, "lift_asked_at", Instant.class),
                optionalColumn(row, "lift_trouble", String.class));
    }

    /** A suppression that came to be. */
    record NewSuppression(UUID accountId, SuppressionReason reason, UUID causeEmailId) {}
}
