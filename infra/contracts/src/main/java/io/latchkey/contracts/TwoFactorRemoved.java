package io.latchkey.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An executive switched the second factor off. */
public record TwoFactorRemoved(
        UUID accountId, long version, @Nullable UUID by, Instant at) implements AccountFact {

    public TwoFactorRemoved {
        Fields.fact(accountId, version, at);
    }
}
