package io.latchkey.platform.trail;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request that was refused: what is said of it anywhere, never what was typed.
 *
 * @param kind why, a word of {@link RefusalKind}
 * @param route method and pattern, {@code GET /api/v1/accounts/{id}}; {@code none} where no route has the path
 * @param accountId of who was signed in, as far as that was known when the request was refused
 * @param network keyed digest of where it came from
 * @param traceparent of the request; null where it has none
 */
public record RequestRefusal(
        String kind,
        String route,
        @Nullable UUID accountId,
        String network,
        @Nullable String traceparent,
        Instant at) {

    /** Whether the service that looked at what was typed has an event of its own for it. */
    public boolean isAttempt() {
        return RefusalKind.ATTEMPTS.contains(kind);
    }
}
