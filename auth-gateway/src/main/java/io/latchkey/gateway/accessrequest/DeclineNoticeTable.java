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
            INSERT INTO courtesy (request_id, email, display_name, locale, declined_at) VALUES ($1, $2, $3, $4, $5)
            """;
    private static final String OLDEST =
            "SELECT request_id, email, display_name, locale FROM courtesy ORDER BY declined_at LIMIT $1";
    private static final String DELETE = "DELETE FROM courtesy WHERE request_id = $1";
    private static final String DELETE_BEFORE = "DELETE FROM courtesy WHERE declined_at < $1";
    private static final String FORGET = "DELETE FROM courtesy WHERE email = $1";

    private final DatabaseClient database;

    DeclineNoticeTable(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> insert(AccessRequest declined, Instant at) {
        return database.sql(INSERT)
                .bind(0, declined.id())
                .bind(1, declined.email())
                .bind(2, declined.displayName())
                .bind(3, declined.locale().code())
                .bind(4, at)
                .then();
    }

    Flux<DeclineNoticeRequest> findOldest(int most) {
        return database.sql(OLDEST)
                .bind(0, most)
                .map(DeclineNoticeTable::mapRow)
                .all();
    }

    Mono<Void> delete(UUID requestId) {
        return database.sql(DELETE).bind(0, requestId).then();
    }

    /** How many were given up. */
    Mono<Long> deleteBefore(Instant at) {
        return database.sql(DELETE_BEFORE).bind(0, at).fetch().rowsUpdated();
    }

    Mono<Void> deleteByAddress(EmailAddress address) {
        return database.sql(FORGET).bind(0, address.value()).then();
    }

    private static DeclineNoticeRequest mapRow(Readable row) {
        return new DeclineNoticeRequest(
                requireColumn(row, "request_id", UUID.class),
                new EmailAddress(requireColumn(row, "email", String.class)),
                requireColumn(row, "display_name", String.class),
                new AccountLocale(requireColumn(row, "locale", String.class)));
    }
}
