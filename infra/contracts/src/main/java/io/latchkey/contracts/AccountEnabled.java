package io.latchkey.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An executive opened a disabled account again. */
public record AccountEnabled(
        UUID accountId, long version, @Nullable UUID by, Instant at) implements AccountFact {

    public AccountEnabled {
        Fields.fact(accountId, version, at);
    }
}
