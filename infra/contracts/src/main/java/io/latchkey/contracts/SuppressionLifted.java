package io.latchkey.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account is sent mail again: somebody lifted its suppression, or another address took the place of the one it was for. */
public record SuppressionLifted(UUID accountId, @Nullable UUID by, Instant at) implements SuppressionEvent {

    public SuppressionLifted {
        Fields.present(accountId, "accountId");
        Fields.present(at, "at");
    }
}
