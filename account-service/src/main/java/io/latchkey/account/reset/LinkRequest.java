package io.latchkey.account.reset;

import io.latchkey.contracts.RequestedBy;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A cause that asked for a link, and what has become of it.
 *
 * @param seal what the link's digest is made with
 * @param end null while nothing has ended it
 * @param consumedAt when it set a password; null while it has not
 */
record LinkRequest(
        UUID requestId,
        UUID accountId,
        Origin origin,
        Instant expiresAt,
        LinkState state,
        @Nullable End end,
        @Nullable Instant consumedAt,
        Seal seal) {

    /** Where the request came from, and when. */
    record Origin(Purpose purpose, RequestedBy by, long profileVersion, Instant at) {}

    /** What killed the link, and when. */
    record End(Instant at, EndedBy by) {}

    /** Whether nothing but time stands against the link. */
    boolean live() {
        return state == LinkState.LIVE && end == null && consumedAt == null;
    }

    boolean liveAt(Instant now) {
        return live() && expiresAt.isAfter(now);
    }

    /** The same, killed; what was not live stays as it is. */
    LinkRequest endedAt(Instant now, EndedBy by) {
        return liveAt(now)
                ? new LinkRequest(requestId, accountId, origin, expiresAt, state, new End(now, by), null, seal)
                : this;
    }
}
