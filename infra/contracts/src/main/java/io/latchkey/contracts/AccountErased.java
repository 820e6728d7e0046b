package io.latchkey.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An executive erased an account; a reader ignores whatever follows it. */
public record AccountErased(
        UUID accountId, long version, @Nullable UUID by, Instant at) implements AccountFact {

    public AccountErased {
        Fields.fact(accountId, version, at);
    }
}
