package io.latchkey.account.reset;

import static io.latchkey.platform.sql.SqlRows.toColumn;
import static io.latchkey.platform.sql.SqlRows.toUtc;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Every statement on the table {@code link_request}. */
@Component
class LinkTable {

    private static final String COLUMNS = """
            request_id, account_id, purpose, requested_by, profile_version, requested_at, expires_at, state,
            superseded_at, superseded_by, consumed_at, key_version, salt
            """;

    private static final String FIND = "SELECT " + COLUMNS + " FROM link_request WHERE request_id = ANY($1)";

    private static final String LATELY = "SELECT " + COLUMNS
            + " FROM link_request WHERE account_id = ANY($1) AND requested_at > $2 AND state = 'LIVE'";

    private static final String ADD = """
            INSERT INTO link_request (request_id, account_id, purpose, requested_by, profile_version, requested_at,
                expires_at, state, superseded_at, superseded_by, key_version, salt)
            SELECT id, account, purpose, requested_by, profile, requested, expires, state, ended, ended_by, key,
                decode(salt, 'hex')
            FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::bigint[], $6::timestamptz[],
                $7::timestamptz[], $8::text[], $9::timestamptz[], $10::text[], $11::text[], $12::text[])
                AS new (id, account, purpose, requested_by, profile, requested, expires, state, ended, ended_by, key,
                    salt)
            ON CONFLICT (request_id) DO NOTHING
            """;

    // An expired link stays expired: that came first.
    private static final String END = """
            UPDATE link_request SET superseded_at = ending.at, superseded_by = ending.by
            FROM unnest($1::uuid[], $2::timestamptz[], $3::text[]) AS ending (account, at, by)
            WHERE account_id = ending.account AND state = 'LIVE' AND consumed_at IS NULL AND superseded_at IS NULL
                AND expires_at > ending.at
            """;

    private static final String CONSUME = """
            UPDATE link_request SET consumed_at = $2
            WHERE request_id = $1 AND state = 'LIVE' AND consumed_at IS NULL AND superseded_at IS NULL
                AND expires_at > $2
            """;

    private final DatabaseClient database;

    LinkTable(DatabaseClient database) {
        this.database = database;
    }

    Flux<PasswordLink> findByIds(Collection<UUID> requestIds) {
        return database.sql(FIND)
                .bind(0, requestIds.toArray(UUID[]::new))
                .map(LinkRowMapper::mapRow)
                .all();
    }

    Flux<PasswordLink> findRecentLive(Collection<UUID> accountIds, Instant since) {
        return database.sql(LATELY)
                .bind(0, accountIds.toArray(UUID[]::new))
                .bind(1, toUtc(since))
                .map(LinkRowMapper::mapRow)
                .all();
    }

    Mono<Void> insertAll(Collection<PasswordLink> requests) {
        return database.sql(ADD)
                .bind(0, toColumn(requests, UUID[]::new, PasswordLink::requestId))
                .bind(1, toColumn(requests, UUID[]::new, PasswordLink::accountId))
                .bind(2, toColumn(requests, String[]::new, request -> request.origin()
                        .purpose()
                        .name()))
                .bind(3, toColumn(requests, String[]::new, request -> request.origin()
                        .by()
                        .name()))
                .bind(4, toColumn(requests, Long[]::new, request -> request.origin()
                        .profileVersion()))
                .bind(
                        5,
                        toColumn(
                                requests,
                                OffsetDateTime[]::new,
                                request -> toUtc(request.origin().at())))
                .bind(6, toColumn(requests, OffsetDateTime[]::new, request -> toUtc(request.expiresAt())))
                .bind(7, toColumn(requests, String[]::new, request -> request.decision()
                        .name()))
                .bind(8, toColumn(requests, OffsetDateTime[]::new, request -> revokedAt(request.revocation())))
                .bind(9, toColumn(requests, String[]::new, request -> revokedBy(request.revocation())))
                .bind(10, toColumn(requests, String[]::new, request -> request.signature()
                        .keyVersion()))
                .bind(11, toColumn(requests, String[]::new, request -> request.signature()
                        .salt()))
                .then();
    }

    /** Revokes the live links of accounts, each for its own reason. */
    Mono<Void> revokeLive(Map<UUID, PasswordLink.Revocation> revocations) {
        List<Map.Entry<UUID, PasswordLink.Revocation>> entries = List.copyOf(revocations.entrySet());
        return database.sql(END)
                .bind(0, toColumn(entries, UUID[]::new, Map.Entry::getKey))
                .bind(
                        1,
                        toColumn(
                                entries,
                                OffsetDateTime[]::new,
                                entry -> toUtc(entry.getValue().at())))
                .bind(2, toColumn(entries, String[]::new, entry -> entry.getValue()
                        .by()
                        .name()))
                .then();
    }

    /** Consumes a link; 0 when it no longer could be consumed. */
    Mono<Long> consume(UUID requestId, Instant now) {
        return database.sql(CONSUME)
                .bind(0, requestId)
                .bind(1, toUtc(now))
                .fetch()
                .rowsUpdated();
    }

    private static @Nullable OffsetDateTime revokedAt(PasswordLink.@Nullable Revocation revocation) {
        return revocation == null ? null : toUtc(revocation.at());
    }

    private static @Nullable String revokedBy(PasswordLink.@Nullable Revocation revocation) {
        return revocation == null ? null : revocation.by().name();
    }
}
