package io.latchkey.gateway.directory;

import io.latchkey.messaging.outbox.Outbox;
import io.latchkey.platform.sql.SqlRows;
import io.latchkey.platform.sql.StatementBatcher;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Appends one fact if an address has an account and another if it has none: the same statement, the same work, a row of
 * the same size, and no answer that tells which. Requests that come together share a statement.
 */
@Component
public final class AddressOutbox {
    /**
     * For each row appends one of two facts: the first when its address has an account, the second when it has none. A row
     * is locked either way before the outbox id is taken; the request's own values, in the first also the account's id and
     * profile version, take the place of what stands for them, and both are filled up with blanks to one size.
     */
    private static final String APPEND_BY_ADDRESS = """
            WITH asked AS MATERIALIZED (
                SELECT given.*, (SELECT account_id FROM account WHERE email = given.address) AS account_id
                FROM json_to_recordset(CAST(:rows AS json)) AS given (
                    request_id uuid, address text, slot integer, address_digest text, network_digest text, at text,
                    traceparent text)
            ), holder AS MATERIALIZED (
                SELECT asked.request_id, asked.at, asked.traceparent, account.id, account.profile_version
                FROM asked CROSS JOIN LATERAL (
                    SELECT account_id::text AS id, profile_version::text AS profile_version
                    FROM account WHERE email = asked.address FOR NO KEY UPDATE %1$s) AS account
            ), nobody AS MATERIALIZED (
                SELECT asked.*
                FROM asked CROSS JOIN LATERAL (
                    SELECT slot FROM no_account
                    WHERE slot = asked.slot AND %2$s FOR NO KEY UPDATE %1$s) AS place
            ), chosen AS MATERIALIZED (
                SELECT request_id, at, traceparent, CAST(:topic AS text) AS topic, id AS key,
                       replace(:headers, :account, id) AS headers,
                       replace(replace(:payload, :account, id), :profileVersion, profile_version) AS payload
                FROM holder
                UNION ALL
                SELECT request_id, at, traceparent, :otherTopic, request_id::text, :otherHeaders,
                       replace(replace(:otherPayload, :addressDigest, address_digest), :networkDigest, network_digest)
                FROM nobody
            ), finished AS MATERIALIZED (
                SELECT request_id, topic, key,
                       replace(replace(replace(headers, :request, request_id::text), :at, at), :trace, traceparent)
                           AS headers,
                       replace(replace(payload, :request, request_id::text), :at, at) AS payload
                FROM chosen
            )
            SELECT request_id, outbox_append(request_id, topic, key, headers, convert_to(
                       rpad(payload, greatest(length(payload), :size - length(topic) - length(headers))), 'UTF8'))
            FROM finished
            """;

    /** Leaves out what somebody else has locked, so that it waits for nobody: an account that is locked is somebody's. */
    private static final String APPEND_UNLOCKED =
            APPEND_BY_ADDRESS.formatted("SKIP LOCKED", "asked.account_id IS NULL");

    /** Waits, and knows afterwards whether the address is still the account's. */
    private static final String APPEND_WAITING = APPEND_BY_ADDRESS.formatted(
            "", "NOT EXISTS (SELECT FROM holder WHERE holder.request_id = asked.request_id)");

    private static final int SLOTS = 4096;

    private final DatabaseClient database;
    private final Outbox outbox;
    private final StatementBatcher<AskedRow> together;

    AddressOutbox(DatabaseClient database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
        this.together = new StatementBatcher<>(rows -> append(APPEND_UNLOCKED, rows));
    }

    /** Completes once the fact is committed. */
    public Mono<Void> append(ResetRequest request) {
        AskedRow row = AskedRow.of(request);
        return together.submit(row).flatMap(appended -> appended ? Mono.empty() : appendAlone(row));
    }

    private Mono<Void> appendAlone(AskedRow row) {
        return append(APPEND_WAITING, List.of(row))
                .filter(appended -> !appended.isEmpty())
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("nothing was appended")))
                .then();
    }

    /** One statement, which is a transaction by itself; gives those that were appended once it is committed. */
    private Mono<Set<AskedRow>> append(String statement, List<AskedRow> rows) {
        return outbox.wakeRelayAfter(bindTemplates(database.sql(statement))
                .bind("rows", SqlRows.toJson(rows))
                .map(row -> SqlRows.requireColumn(row, "request_id", UUID.class))
                .all()
                .collect(Collectors.toSet())
                .map(appended -> rows.stream()
                        .filter(row -> appended.contains(row.requestId()))
                        .collect(Collectors.toSet())));
    }

    private static DatabaseClient.GenericExecuteSpec bindTemplates(DatabaseClient.GenericExecuteSpec statement) {
        return statement
                .bind("topic", RequestTemplates.KNOWN.topic())
                .bind("headers", RequestTemplates.KNOWN.headers())
                .bind("payload", RequestTemplates.payloadOf(RequestTemplates.KNOWN))
                .bind("otherTopic", RequestTemplates.UNKNOWN.topic())
                .bind("otherHeaders", RequestTemplates.UNKNOWN.headers())
                .bind("otherPayload", RequestTemplates.payloadOf(RequestTemplates.UNKNOWN))
                .bind("account", RequestTemplates.ACCOUNT.toString())
                .bind("profileVersion", Long.toString(RequestTemplates.PROFILE_VERSION))
                .bind("addressDigest", RequestTemplates.ADDRESS_DIGEST)
                .bind("networkDigest", RequestTemplates.NETWORK_DIGEST)
                .bind("request", RequestTemplates.REQUEST.toString())
                .bind("at", RequestTemplates.AT.toString())
                .bind("trace", RequestTemplates.TRACE)
                .bind("size", RequestTemplates.SIZE);
    }

    /** What varies; {@code slot} is the row that stands for an address of nobody. */
    private record AskedRow(
            UUID requestId,
            String address,
            int slot,
            String addressDigest,
            String networkDigest,
            String at,
            String traceparent) {

        static AskedRow of(ResetRequest request) {
            String address = request.address().value();
            return new AskedRow(
                    request.requestId(),
                    address,
                    Math.floorMod(address.hashCode(), SLOTS),
                    request.addressDigest(),
                    request.networkDigest(),
                    request.at().toString(),
                    request.traceparent());
        }
    }
}
