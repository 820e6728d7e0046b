package io.latchkey.gateway.directory;

import io.latchkey.contracts.AccountFact.PasswordResetRequested;
import io.latchkey.contracts.AccountFact.RequestedBy;
import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.EventSource;
import io.latchkey.contracts.SecurityEvent.PasswordResetForUnknownAddress;
import io.latchkey.messaging.outbox.OutboxRecord;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * The rows of both facts that a request can become, rendered once as every event is, with stand-ins where each request has
 * its own. None of them can come of another's value: they differ in form from whatever stands beside them in the same text.
 */
final class RequestTemplates {
    static final UUID ACCOUNT = new UUID(0, 0);
    static final UUID REQUEST = new UUID(0, 1);
    /** As long as any version can be. */
    static final long PROFILE_VERSION = Long.MAX_VALUE;
    /** As long as any time can be. */
    static final Instant AT = Instant.parse("0001-01-01T00:00:00.000001Z");

    static final String TRACE = "00-" + "0".repeat(32) + "-" + "0".repeat(16) + "-00";
    static final String ADDRESS_DIGEST = "a".repeat(43);
    static final String NETWORK_DIGEST = "n".repeat(43);

    static final OutboxRecord KNOWN =
            render(new PasswordResetRequested(REQUEST, ACCOUNT, PROFILE_VERSION, RequestedBy.HOLDER, null, AT));
    static final OutboxRecord UNKNOWN =
            render(new PasswordResetForUnknownAddress(REQUEST, ADDRESS_DIGEST, NETWORK_DIGEST, AT));

    /** Characters, which here are bytes (everything is ASCII), that every row is filled up to. */
    static final int SIZE = Math.max(sizeOf(KNOWN), sizeOf(UNKNOWN));

    private RequestTemplates() {}

    static String payloadOf(OutboxRecord row) {
        return Objects.requireNonNull(row.payload(), "a fact has a payload");
    }

    private static OutboxRecord render(Event event) {
        String source = EventSource.AUTH_GATEWAY.sourcePath();
        return OutboxRecord.fromEnvelope(new EventEnvelope<>(REQUEST, source, event.at(), TRACE, event));
    }

    private static int sizeOf(OutboxRecord row) {
        return row.topic().length() + row.headers().length() + payloadOf(row).length();
    }
}
