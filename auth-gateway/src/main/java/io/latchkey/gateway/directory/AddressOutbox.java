package io.latchkey.gateway.directory;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.messaging.outbox.Outbox;
import io.latchkey.messaging.outbox.OutboxRecord;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Appends one fact if an address has an account and another if it has none: the same statement, the same work, a row of
 * the same size, and no answer that tells which.
 */
@Component
public final class AddressOutbox {
    /** Stands for the account's id in the fact of a known address. */
    public static final UUID ACCOUNT = new UUID(0, 0);

    /** Stands for its profile's version; as long as any version can be. */
    public static final long PROFILE_VERSION = Long.MAX_VALUE;

    /**
     * Appends one of two prepared rows to the outbox: the first when the address ($1) has an account, the second when
     * it has none. A row is locked either way before the outbox id is taken; in the first, the account's id and profile
     * version take the place of what stands for them ($10, $11), and both are filled up with blanks to one size ($12).
     */
    private static final String APPEND_BY_ADDRESS = """
            WITH holder AS MATERIALIZED (
                SELECT account_id::text AS id, profile_version::text AS profile_version
                FROM account WHERE email = $1 FOR NO KEY UPDATE
            ), nobody AS MATERIALIZED (
                SELECT slot FROM no_account WHERE slot = $2 AND NOT EXISTS (SELECT FROM holder) FOR NO KEY UPDATE
            ), chosen AS MATERIALIZED (
                SELECT $4::text AS topic, id AS key, replace($5, $10, id) AS headers,
                       replace(replace($6, $10, id), $11, profile_version) AS payload
                FROM holder
                UNION ALL
                SELECT $7, $3::text, $8, $9 FROM nobody
            )
            SELECT outbox_append($3::uuid, topic, key, headers, convert_to(
                       rpad(payload, greatest(length(payload), $12 - length(topic) - length(headers))), 'UTF8'))
            FROM chosen
            """;

    private static final int SLOTS = 4096;

    private final ConnectionFactory connections;
    private final Outbox outbox;

    AddressOutbox(ConnectionFactory connections, Outbox outbox) {
        this.connections = connections;
        this.outbox = outbox;
    }

    /**
     * One statement, which is a transaction by itself; completes once it is committed.
     *
     * @param known with {@link #ACCOUNT} and {@link #PROFILE_VERSION} where the account's own go
     * @param unknown with the same id
     */
    public Mono<Void> append(EmailAddress address, EventEnvelope<?> known, EventEnvelope<?> unknown) {
        OutboxRecord ifKnown = OutboxRecord.fromEnvelope(known);
        OutboxRecord ifUnknown = OutboxRecord.fromEnvelope(unknown);
        return outbox.wakeRelayAfter(Mono.usingWhen(
                connections.create(),
                connection -> executeAppend(connection, address, ifKnown, ifUnknown),
                Connection::close));
    }

    private static Mono<Void> executeAppend(
            Connection connection, EmailAddress address, OutboxRecord known, OutboxRecord unknown) {
        var statement = connection
                .createStatement(APPEND_BY_ADDRESS)
                .bind(0, address.value())
                .bind(1, Math.floorMod(address.value().hashCode(), SLOTS))
                .bind(2, known.eventId())
                .bind(3, known.topic())
                .bind(4, known.headers())
                .bind(5, requirePayload(known))
                .bind(6, unknown.topic())
                .bind(7, unknown.headers())
                .bind(8, requirePayload(unknown))
                .bind(9, ACCOUNT.toString())
                .bind(10, Long.toString(PROFILE_VERSION))
                .bind(11, Math.max(recordSize(known), recordSize(unknown)));
        return Flux.from(statement.execute())
                .flatMap(result -> Flux.from(result.map(row -> true)))
                .single()
                .then();
    }

    /** Characters, which here are bytes: everything is ASCII. */
    private static int recordSize(OutboxRecord row) {
        return row.topic().length()
                + row.headers().length()
                + requirePayload(row).length();
    }

    private static String requirePayload(OutboxRecord row) {
        return Objects.requireNonNull(row.payload(), "a fact has a payload");
    }
}
