package io.latchkey.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A link was presented and refused. */
public record LinkRefused(
        @Nullable UUID accountId, @Nullable UUID requestId, LinkRefusal reason, Instant at) implements SecurityEvent {

    public LinkRefused {
        Fields.present(reason, "reason");
        Fields.present(at, "at");
    }
}
