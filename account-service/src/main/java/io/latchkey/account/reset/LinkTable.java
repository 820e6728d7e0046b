package io.latchkey.account.reset;

import static io.latchkey.platform.sql.SqlRows.requireColumn;
import static io.latchkey.platform.sql.SqlRows.requireEnum;

import io.latchkey.contracts.AccountFact.RequestedBy;
import io.latchkey.contracts.internal.LinksOperation.LinkPurpose;
import io.latchkey.platform.sql.SqlRows;
import io.r2dbc.spi.Readable;
import java.time.Instant;
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

    private static final String FIND = "SELECT " + COLUMNS + " FROM link_request WHERE request_id = ANY(:ids)";

    private static final String LATELY = "SELECT " + COLUMNS
            + " FROM link_request WHERE account_id = ANY(:accounts) AND requested_at > :since AND state = 'LIVE'";

    private static final String ADD = """
            INSERT INTO link_request (request_id, account_id, purpose, requested_by, profile_version, requested_at,
                expires_at, state, superseded_at, superseded_by, key_version, salt)
            SELECT request_id, account_id, origin ->> 'purpose', origin ->> 'by',
                CAST(origin ->> 'profile_version' AS bigint), CAST(origin ->> 'at' AS timestamptz), expires_at, decision,
                CAST(revocation ->> 'at' AS timestamptz), revocation ->> 'by', signature ->> 'key_version',
                decode(signature ->> 'salt', 'hex')
            FROM json_to_recordset(CAST(:rows AS json)) AS new (request_id uuid, account_id uuid, origin json,
                expires_at timestamptz, decision text, revocation json, signature json)
            ON CONFLICT (request_id) DO NOTHING
            """;

    // An expired link stays expired: that came first.
    private static final String END = """
            UPDATE link_request SET superseded_at = CAST(revocation ->> 'at' AS timestamptz),
                superseded_by = revocation ->> 'by'
            FROM json_to_recordset(CAST(:rows AS json)) AS ending (account_id uuid, revocation json)
            WHERE link_request.account_id = ending.account_id AND state = 'LIVE' AND consumed_at IS NULL
                AND superseded_at IS NULL AND expires_at > CAST(revocation ->> 'at' AS timestamptz)
            """;

    private static final String CONSUME = """
            UPDATE link_request SET consumed_at = :now
            WHERE request_id = :id AND state = 'LIVE' AND consumed_at IS NULL AND superseded_at IS NULL
                AND expires_at > :now
            """;

    private final DatabaseClient database;

    LinkTable(DatabaseClient database) {
        this.database = database;
    }

    Flux<PasswordLink> findByIds(Collection<UUID> requestIds) {
        return database.sql(FIND)
                .bind("ids", requestIds.toArray(UUID[]::new))
                .map(LinkTable::mapRow)
                .all();
    }

    Flux<PasswordLink> findRecentLive(Collection<UUID> accountIds, Instant since) {
        return database.sql(LATELY)
                .bind("accounts", accountIds.toArray(UUID[]::new))
                .bind("since", since)
                .map(LinkTable::mapRow)
                .all();
    }

    Mono<Void> insertAll(Collection<PasswordLink> requests) {
        return database.sql(ADD)
                .bind("rows", SqlRows.toJson(List.copyOf(requests)))
                .then();
    }

    /** Revokes the live links of accounts, each for its own reason. */
    Mono<Void> revokeLive(Map<UUID, PasswordLink.Revocation> revocations) {
        List<RevocationRow> rows = revocations.entrySet().stream()
                .map(entry -> new RevocationRow(entry.getKey(), entry.getValue()))
                .toList();
        return database.sql(END).bind("rows", SqlRows.toJson(rows)).then();
    }

    /** Consumes a link; 0 when it no longer could be consumed. */
    Mono<Long> consume(UUID requestId, Instant now) {
        return database.sql(CONSUME)
                .bind("id", requestId)
                .bind("now", now)
                .fetch()
                .rowsUpdated();
    }

    private static PasswordLink mapRow(Readable row) {
        return new PasswordLink(
                requireColumn(row, "request_id", UUID.class),
                requireColumn(row, "account_id", UUID.class),
                mapOrigin(row),
                requireColumn(row, "expires_at", Instant.class),
                requireEnum(row, "state", PasswordLink.Decision.class),
                mapRevocation(row),
                row.get("consumed_at", Instant.class),
                PasswordLink.SignatureParams.of(
                        requireColumn(row, "key_version", String.class), requireColumn(row, "salt", byte[].class)));
    }

    private static PasswordLink.Origin mapOrigin(Readable row) {
        return new PasswordLink.Origin(
                requireEnum(row, "purpose", LinkPurpose.class),
                requireEnum(row, "requested_by", RequestedBy.class),
                requireColumn(row, "profile_version", Long.class),
                requireColumn(row, "requested_at", Instant.class));
    }

    private static PasswordLink.@Nullable Revocation mapRevocation(Readable row) {
        Instant at = row.get("superseded_at", Instant.class);
        return at == null
                ? null
                : new PasswordLink.Revocation(at, requireEnum(row, "superseded_by", LinkRevocationReason.class));
    }

    private record RevocationRow(UUID accountId, PasswordLink.Revocation revocation) {}
}
