package io.latchkey.gateway.accessrequest;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.platform.sql.RecordMapper;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * All statements on the table access_request; each joins the caller's transaction where there is one. A request that came
 * at {@code oldest} or before has expired: to no statement is it there.
 */
@Component
final class AccessRequestTable {

    private static final String SELECT = """
            SELECT request_id AS id, email, display_name, company, message, locale, requested_at FROM access_request
            """;

    // Those of one network are counted and put one after the other: two at once cannot both be the last that fits. Not
    // those of all, or whoever has many networks holds up every connection there is.
    private static final String LOCK_NETWORK = "SELECT pg_advisory_xact_lock(hashtext('access_request ' || :network))";

    // What was seen under an id never changes: the newest of an address takes another's place under an id of its own.
    private static final String PUT = """
            WITH others AS (
                SELECT count(*) AS of_all, count(*) FILTER (WHERE network = ANY(:networks)) AS of_network
                  FROM access_request WHERE requested_at > :oldest)
            INSERT INTO access_request (request_id, email, display_name, company, message, locale, requested_at, network)
            SELECT :id, :email, :displayName, :company, :message, :locale, :requestedAt, :network
              FROM others WHERE of_all < :mostOfAll AND of_network < :mostOfNetwork
            ON CONFLICT ON CONSTRAINT access_request_of
            DO UPDATE SET request_id = excluded.request_id, display_name = excluded.display_name,
                          company = excluded.company, message = excluded.message, locale = excluded.locale,
                          requested_at = excluded.requested_at, network = excluded.network
            RETURNING coalesce(old.requested_at > :oldest, FALSE) AS replaced
            """;

    private static final String NEWEST = SELECT + """
            WHERE requested_at > :oldest AND (requested_at, request_id) < (:beforeTime, :beforeId)
            ORDER BY requested_at DESC, request_id DESC LIMIT :limit
            """;

    private static final String LOCK = SELECT + "WHERE request_id = :id AND requested_at > :oldest FOR UPDATE";

    private static final String DELETE = "DELETE FROM access_request WHERE request_id = :id";

    private static final String FORGET = "DELETE FROM access_request WHERE email = :email";

    // Replicas take different ones, and none waits for another, nor for an executive who is deciding.
    private static final String DELETE_EXPIRED = """
            DELETE FROM access_request WHERE request_id IN (
                SELECT request_id FROM access_request WHERE requested_at <= :oldest
                 ORDER BY requested_at LIMIT :limit FOR UPDATE SKIP LOCKED)
            """;

    private static final RecordMapper<AccessRequest> ROWS = RecordMapper.of(AccessRequest.class);

    // Above every row there is.
    private static final AccessRequestCursor START =
            new AccessRequestCursor(Instant.parse("9999-12-30T00:00:00Z"), new UUID(-1, -1));

    private final DatabaseClient database;

    AccessRequestTable(DatabaseClient database) {
        this.database = database;
    }

    /** Until the end of the caller's transaction nobody else puts a request of this network. */
    Mono<Void> lockNetwork(String network) {
        return database.sql(LOCK_NETWORK).bind("network", network).then();
    }

    /**
     * Whether it took the place of one that waits; empty where as many wait as may, and nothing was put. One that would
     * take another's place finds no room either: else the answer would tell that a request of this address waits.
     *
     * @param networks its network's digest under every key, the current one first
     */
    Mono<Boolean> put(AccessRequest request, List<String> networks, Instant oldest, OpenLimits most) {
        return database.sql(PUT)
                .bindProperties(request)
                .bind("locale", request.locale().code())
                .bind("network", networks.getFirst())
                .bind("networks", networks.toArray(String[]::new))
                .bind("oldest", oldest)
                .bind("mostOfAll", most.ofAll())
                .bind("mostOfNetwork", most.ofNetwork())
                .mapValue(Boolean.class)
                .one();
    }

    /** Newest first. */
    Mono<List<AccessRequest>> findPage(@Nullable AccessRequestCursor after, Instant oldest, int limit) {
        AccessRequestCursor before = after == null ? START : after;
        return database.sql(NEWEST)
                .bind("oldest", oldest)
                .bind("beforeTime", before.requestedAt())
                .bind("beforeId", before.id())
                .bind("limit", limit)
                .map(ROWS)
                .all()
                .collectList();
    }

    /** Two executives decide about one request one after the other. */
    Mono<AccessRequest> lockById(UUID id, Instant oldest) {
        return database.sql(LOCK)
                .bind("id", id)
                .bind("oldest", oldest)
                .map(ROWS)
                .one();
    }

    Mono<Void> delete(UUID id) {
        return database.sql(DELETE).bind("id", id).then();
    }

    Mono<Void> deleteByAddress(EmailAddress address) {
        return database.sql(FORGET).bind("email", address.value()).then();
    }

    /** How many were deleted. */
    Mono<Long> deleteExpired(Instant oldest, int most) {
        return database.sql(DELETE_EXPIRED)
                .bind("oldest", oldest)
                .bind("limit", most)
                .fetch()
                .rowsUpdated();
    }

    /** How many may wait at once. */
    record OpenLimits(int ofAll, int ofNetwork) {}
}
