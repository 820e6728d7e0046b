package io.latchkey.gateway.executive;

import io.latchkey.gateway.session.Visitor;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** The executive whose request this is, and since when. */
record Executive(UUID accountId, Instant signedInAt) {
    /** What is done to somebody's address is done by somebody who has proved just now who they are. */
    private static final Duration FRESH = Duration.ofMinutes(15);

    static Executive of(Visitor.SignedIn visitor) {
        return new Executive(visitor.account().accountId(), visitor.signedInAt());
    }

    boolean isFreshAt(Instant now) {
        return !now.isAfter(signedInAt.plus(FRESH));
    }
}
