package io.latchkey.gateway.session;

import static io.latchkey.platform.sql.SqlRows.requireColumn;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;

/** A row of the table session, read. */
record SessionRow(
        UUID sessionId,
        UUID accountId,
        long credentialVersion,
        Instant signedInAt,
        Instant lastSeenAt,
        Instant expiresAt,
        SessionDevice device) {
    static SessionRow mapRow(Readable row) {
        return new SessionRow(
                requireColumn(row, "session_id", UUID.class),
                requireColumn(row, "account_id", UUID.class),
                requireColumn(row, "credential_version", Long.class),
                requireColumn(row, "signed_in_at", Instant.class),
                requireColumn(row, "last_seen_at", Instant.class),
                requireColumn(row, "expires_at", Instant.class),
                new SessionDevice(row.get("browser", String.class), row.get("system", String.class)));
    }

    boolean isAliveAt(Instant now, SessionSettings settings) {
        return now.isBefore(expiresAt) && now.isBefore(lastSeenAt.plus(settings.idle()));
    }
}
