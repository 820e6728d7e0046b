package io.latchkey.gateway.accessrequest;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.internal.DeclineNoticeOperation.DeclineNoticeRequest;
import io.latchkey.platform.sql.RecordMapper;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All statements on the table courtesy; each joins the caller's transaction where there is one. */
@Component
final class DeclineNoticeTable {

    // The name of before stays empty: a replica of the version before reads it.
    private static final String INSERT = """
            INSERT INTO courtesy (request_id, email, display_name, locale, declined_at)
            VALUES (:id, :email, '', :locale, :at)
            """;

    private static final String OLDEST = """
            SELECT request_id, email AS address, '' AS display_name, locale FROM courtesy ORDER BY declined_at LIMIT :limit
            """;

    private static final String DELETE = "DELETE FROM courtesy WHERE request_id = :id";

    private static final String DELETE_BEFORE = "DELETE FROM courtesy WHERE declined_at < :at";

    private static final String FORGET = "DELETE FROM courtesy WHERE email = :email";

    private final DatabaseClient database;

    DeclineNoticeTable(DatabaseClient database) {
        this.database = database;
    }

    /** Whom it goes to, and nothing of what they wrote. */
    Mono<Void> insert(AccessRequest declined, Instant at) {
        return database.sql(INSERT)
                .bind("id", declined.id())
                .bind("email", declined.email())
                .bind("locale", declined.locale().code())
                .bind("at", at)
                .then();
    }

    Flux<DeclineNoticeRequest> findOldest(int most) {
        return database.sql(OLDEST)
                .bind("limit", most)
                .map(RecordMapper.of(DeclineNoticeRequest.class))
                .all();
    }

    Mono<Void> delete(UUID requestId) {
        return database.sql(DELETE).bind("id", requestId).then();
    }

    /** How many were given up. */
    Mono<Long> deleteBefore(Instant at) {
        return database.sql(DELETE_BEFORE).bind("at", at).fetch().rowsUpdated();
    }

    Mono<Void> deleteByAddress(EmailAddress address) {
        return database.sql(FORGET).bind("email", address.value()).then();
    }
}
