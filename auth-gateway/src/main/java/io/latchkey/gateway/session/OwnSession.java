package io.latchkey.gateway.session;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One of a person's sessions, as they may see it.
 *
 * @param current whether it is the one that asks
 * @param browser its name; null: not known to us
 * @param system its name; null: not known to us
 */
public record OwnSession(
        UUID sessionId,
        boolean current,
        @Nullable String browser,
        @Nullable String system,
        Instant signedInAt,
        Instant lastSeenAt) {
    static OwnSession fromRow(SessionRow row, UUID current) {
        return new OwnSession(
                row.sessionId(),
                row.sessionId().equals(current),
                row.device().browser(),
                row.device().system(),
                row.signedInAt(),
                row.lastSeenAt());
    }

    /** The device in English, for programs. */
    String describeDevice() {
        return new SessionDevice(browser, system).describeInEnglish();
    }
}
