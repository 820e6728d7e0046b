package io.latchkey.gateway.session;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table session, read.
 *
 * @param provedAt when its holder last proved every factor again, long ago where that was given up; null: not since the
 *     sign-in
 */
record SessionRow(
        UUID sessionId,
        UUID accountId,
        long credentialVersion,
        Instant signedInAt,
        Instant lastSeenAt,
        Instant expiresAt,
        @Nullable Instant provedAt,
        SessionDevice device) {
    Instant freshUntil(SessionSettings settings) {
        return (provedAt == null ? signedInAt : provedAt).plus(settings.freshFor());
    }

    boolean isAliveAt(Instant now, SessionSettings settings) {
        return now.isBefore(expiresAt) && now.isBefore(lastSeenAt.plus(settings.idle()));
    }
}
