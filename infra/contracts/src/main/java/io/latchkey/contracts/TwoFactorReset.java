package io.latchkey.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An executive reset a lost second factor; the holder enrols anew. */
public record TwoFactorReset(
        UUID accountId, long version, @Nullable UUID by, Instant at) implements AccountFact {

    public TwoFactorReset {
        Fields.fact(accountId, version, at);
    }
}
