package io.latchkey.gateway.accessrequest;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.internal.DeclineNoticeOperation.DeclineNoticeRequest;
import io.latchkey.platform.sql.RecordMapper;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All statements on the tables access_request and courtesy; each joins the caller's transaction where there is one. */
@Component
final class AccessRequestTable {
    private static final int MOST_SHOWN = 500;

    private static final String SELECT = """
            SELECT request_id AS id, email, display_name, company, message, locale, requested_at FROM access_request
            """;

    // An open request keeps its id: executives may be looking at it.
    private static final String PUT = """
            INSERT INTO access_request (request_id, email, display_name, company, message, locale, requested_at)
            VALUES (:id, :email, :displayName, :company, :message, :locale, :requestedAt)
            ON CONFLICT ON CONSTRAINT access_request_of
            DO UPDATE SET display_name = excluded.display_name, company = excluded.company,
                          message = excluded.message, locale = excluded.locale, requested_at = excluded.requested_at
            RETURNING request_id
            """;

    private static final String NEWEST = SELECT + "ORDER BY requested_at DESC, request_id DESC LIMIT " + MOST_SHOWN;

    private static final String LOCK = SELECT + "WHERE request_id = :id FOR UPDATE";

    private static final String DELETE = "DELETE FROM access_request WHERE request_id = :id";

    private static final String FORGET = "DELETE FROM access_request WHERE email = :email";

    private static final String INSERT_NOTICE = """
            INSERT INTO courtesy (request_id, email, display_name, locale, declined_at)
            VALUES (:id, :email, :displayName, :locale, :at)
            """;

    private static final String OLDEST_NOTICES =
            "SELECT request_id, email AS address, display_name, locale FROM courtesy ORDER BY declined_at LIMIT :limit";

    private static final String DELETE_NOTICE = "DELETE FROM courtesy WHERE request_id = :id";

    private static final String DELETE_NOTICES_BEFORE = "DELETE FROM courtesy WHERE declined_at < :at";

    private static final String FORGET_NOTICES = "DELETE FROM courtesy WHERE email = :email";

    private static final RecordMapper<AccessRequest> ROWS = RecordMapper.of(AccessRequest.class);

    private final DatabaseClient database;

    AccessRequestTable(DatabaseClient database) {
        this.database = database;
    }

    /** The id under which it waits: its own, or that of the one it replaces. */
    Mono<UUID> upsert(AccessRequest request) {
        return database.sql(PUT)
                .bindProperties(request)
                .bind("locale", request.locale().code())
                .mapValue(UUID.class)
                .one();
    }

    Mono<List<AccessRequest>> findNewest() {
        return database.sql(NEWEST).map(ROWS).all().collectList();
    }

    /** Two executives decide about one request one after the other. */
    Mono<AccessRequest> lockById(UUID id) {
        return database.sql(LOCK).bind("id", id).map(ROWS).one();
    }

    Mono<Void> delete(UUID id) {
        return database.sql(DELETE).bind("id", id).then();
    }

    /** Requests and notices. */
    Mono<Void> deleteByAddress(EmailAddress address) {
        return Flux.just(FORGET, FORGET_NOTICES)
                .concatMap(statement ->
                        database.sql(statement).bind("email", address.value()).then())
                .then();
    }

    Mono<Void> insertNotice(AccessRequest declined, Instant at) {
        return database.sql(INSERT_NOTICE)
                .bind("id", declined.id())
                .bind("email", declined.email())
                .bind("displayName", declined.displayName())
                .bind("locale", declined.locale().code())
                .bind("at", at)
                .then();
    }

    Flux<DeclineNoticeRequest> findOldestNotices(int most) {
        return database.sql(OLDEST_NOTICES)
                .bind("limit", most)
                .map(RecordMapper.of(DeclineNoticeRequest.class))
                .all();
    }

    Mono<Void> deleteNotice(UUID requestId) {
        return database.sql(DELETE_NOTICE).bind("id", requestId).then();
    }

    /** How many were given up. */
    Mono<Long> deleteNoticesBefore(Instant at) {
        return database.sql(DELETE_NOTICES_BEFORE).bind("at", at).fetch().rowsUpdated();
    }
}
