package io.latchkey.gateway.session;

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
    boolean isAliveAt(Instant now, SessionSettings settings) {
        return now.isBefore(expiresAt) && now.isBefore(lastSeenAt.plus(settings.idle()));
    }
}
