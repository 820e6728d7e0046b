package io.latchkey.trial;

import io.latchkey.contracts.PasswordResetRequested;
import io.latchkey.contracts.RequestedBy;
import io.latchkey.messaging.Identifiers;
import java.time.Instant;
import java.util.UUID;

/** Events to try things with. */
final class Samples {

    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

    private Samples() {}

    static PasswordResetRequested request(UUID account) {
        return new PasswordResetRequested(Identifiers.next(), account, 1, RequestedBy.HOLDER, null, AT);
    }
}
