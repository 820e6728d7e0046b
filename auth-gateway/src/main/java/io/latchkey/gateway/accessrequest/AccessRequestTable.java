package io.latchkey.gateway.accessrequest;

import static io.latchkey.platform.sql.SqlRows.requireColumn;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.EmailAddress;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** All statements on the table access_request; each joins the caller's transaction where there is one. */
@Component
final class AccessRequestTable {
    private static final int MOST_SHOWN = 500;

    private static final String COLUMNS = "request_id, email, display_name, company, message, locale, requested_at";

    // An open request keeps its id: executives may be looking at it.
    private static final String PUT = """
            INSERT INTO access_request (request_id, email, display_name, company, message, locale, requested_at)
            VALUES (:id, :email, :displayName, :company, :message, :locale, :requestedAt)
            ON CONFLICT ON CONSTRAINT access_request_of
            DO UPDATE SET display_name = excluded.display_name, company = excluded.company,
                          message = excluded.message, locale = excluded.locale, requested_at = excluded.requested_at
            RETURNING request_id
            """;

    private static final String NEWEST = "SELECT " + COLUMNS
            + " FROM access_request ORDER BY requested_at DESC, request_id DESC LIMIT " + MOST_SHOWN;

    private static final String LOCK = "SELECT " + COLUMNS + " FROM access_request WHERE request_id = :id FOR UPDATE";

    private static final String DELETE = "DELETE FROM access_request WHERE request_id = :id";
    private static final String FORGET = "DELETE FROM access_request WHERE email = :email";

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
        return database.sql(NEWEST).map(AccessRequestTable::mapRow).all().collectList();
    }

    /** Two executives decide about one request one after the other. */
    Mono<AccessRequest> lockById(UUID id) {
        return database.sql(LOCK).bind("id", id).map(AccessRequestTable::mapRow).one();
    }

    Mono<Void> delete(UUID id) {
        return database.sql(DELETE).bind("id", id).then();
    }

    Mono<Void> deleteByAddress(EmailAddress address) {
        return database.sql(FORGET).bind("email", address.value()).then();
    }

    private static AccessRequest mapRow(Readable row) {
        return new AccessRequest(
                requireColumn(row, "request_id", UUID.class),
                requireColumn(row, "email", String.class),
                requireColumn(row, "display_name", String.class),
                requireColumn(row, "company", String.class),
                row.get("message", String.class),
                new AccountLocale(requireColumn(row, "locale", String.class)),
                requireColumn(row, "requested_at", Instant.class));
    }
}
