package io.latchkey.gateway.accessrequest;

import static io.latchkey.platform.sql.SqlRows.requireColumn;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.internal.DeclineNoticeOperation.DeclineNoticeRequest;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All statements on the table courtesy; each joins the caller's transaction where there is one. */
@Component
final class DeclineNoticeTable {
    private static final String INSERT = """
            INSERT INTO courtesy (request_id, email, display_name, locale, declined_at)
            VALUES (:request, :email, :displayName, :locale, :at)
            """;
    private static final String OLDEST =
            "SELECT request_id, email, display_name, locale FROM courtesy ORDER BY declined_at LIMIT :limit";
    private static final String DELETE = "DELETE FROM courtesy WHERE request_id = :request";
    private static final String DELETE_BEFORE = "DELETE FROM courtesy WHERE declined_at < :at";
    private static final String FORGET = "DELETE FROM courtesy WHERE email = :email";

    private final DatabaseClient database;

    DeclineNoticeTable(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> insert(AccessRequest declined, Instant at) {
        return database.sql(INSERT)
                .bind("request", declined.id())
                .bind("email", declined.email())
                .bind("displayName", declined.displayName())
                .bind("locale", declined.locale().code())
                .bind("at", at)
                .then();
    }

    Flux<DeclineNoticeRequest> findOldest(int most) {
        return database.sql(OLDEST)
                .bind("limit", most)
                .map(DeclineNoticeTable::mapRow)
                .all();
    }

    Mono<Void> delete(UUID requestId) {
        return database.sql(DELETE).bind("request", requestId).then();
    }

    /** How many were given up. */
    Mono<Long> deleteBefore(Instant at) {
        return database.sql(DELETE_BEFORE).bind("at", at).fetch().rowsUpdated();
    }

    Mono<Void> deleteByAddress(EmailAddress address) {
        return database.sql(FORGET).bind("email", address.value()).then();
    }

    private static DeclineNoticeRequest mapRow(Readable row) {
        return new DeclineNoticeRequest(
                requireColumn(row, "request_id", UUID.class),
                new EmailAddress(requireColumn(row, "email", String.class)),
                requireColumn(row, "display_name", String.class),
                new AccountLocale(requireColumn(row, "locale", String.class)));
    }
}
