package io.latchkey.gateway.session;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** A row of the table session, read. */
record SessionRow(
        UUID sessionId,
        UUID accountId,
        long credentialVersion,
        Instant signedInAt,
        Instant lastSeenAt,
        Instant expiresAt,
        Device device) {
    static SessionRow read(Readable row) {
        return new SessionRow(
                value(row, "session_id", UUID.class),
                value(row, "account_id", UUID.class),
                value(row, "credential_version", Long.class),
                value(row, "signed_in_at", Instant.class),
                value(row, "last_seen_at", Instant.class),
                value(row, "expires_at", Instant.class),
                new Device(row.get("browser", String.class), row.get("system", String.class)));
    }

    boolean isAliveAt(Instant now, SessionSettings settings) {
        return now.isBefore(expiresAt) && now.isBefore(lastSeenAt.plus(settings.idle()));
    }

    private static <T> T value(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
