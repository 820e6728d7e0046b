package io.latchkey.gateway.directory;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.messaging.outbox.Outbox;
import io.latchkey.messaging.outbox.OutboxRecord;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
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
     * Appends one of two prepared rows to the outbox: the first when the address has an account, the second when it has
     * none. A row is locked either way before the outbox id is taken; in the first, the account's id and profile version
     * take the place of what stands for them, and both are filled up with blanks to one size.
     */
    private static final String APPEND_BY_ADDRESS = """
            WITH holder AS MATERIALIZED (
                SELECT account_id::text AS id, profile_version::text AS profile_version
                FROM account WHERE email = :address FOR NO KEY UPDATE
            ), nobody AS MATERIALIZED (
                SELECT slot FROM no_account WHERE slot = :slot AND NOT EXISTS (SELECT FROM holder) FOR NO KEY UPDATE
            ), chosen AS MATERIALIZED (
                SELECT CAST(:topic AS text) AS topic, id AS key, replace(:headers, :account, id) AS headers,
                       replace(replace(:payload, :account, id), :profileVersion, profile_version) AS payload
                FROM holder
                UNION ALL
                SELECT :otherTopic, CAST(:event AS text), :otherHeaders, :otherPayload FROM nobody
            )
            SELECT outbox_append(CAST(:event AS uuid), topic, key, headers, convert_to(
                       rpad(payload, greatest(length(payload), :size - length(topic) - length(headers))), 'UTF8'))
            FROM chosen
            """;

    private static final int SLOTS = 4096;

    private final DatabaseClient database;
    private final Outbox outbox;

    AddressOutbox(DatabaseClient database, Outbox outbox) {
        this.database = database;
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
        return outbox.wakeRelayAfter(database.sql(APPEND_BY_ADDRESS)
                .bind("address", address.value())
                .bind("slot", Math.floorMod(address.value().hashCode(), SLOTS))
                .bind("event", ifKnown.eventId())
                .bind("topic", ifKnown.topic())
                .bind("headers", ifKnown.headers())
                .bind("payload", requirePayload(ifKnown))
                .bind("otherTopic", ifUnknown.topic())
                .bind("otherHeaders", ifUnknown.headers())
                .bind("otherPayload", requirePayload(ifUnknown))
                .bind("account", ACCOUNT.toString())
                .bind("profileVersion", Long.toString(PROFILE_VERSION))
                .bind("size", Math.max(recordSize(ifKnown), recordSize(ifUnknown)))
                .map(row -> true)
                .one()
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("nothing was appended")))
                .then());
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
