package io.latchkey.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody who has no account asked for one; what they wrote stays with the gateway. */
public record AccessRequested(UUID requestId, Instant at) implements SecurityEvent {

    public AccessRequested {
        Fields.present(requestId, "requestId");
        Fields.present(at, "at");
    }

    @Override
    public @Nullable UUID accountId() {
        return null;
    }
}
