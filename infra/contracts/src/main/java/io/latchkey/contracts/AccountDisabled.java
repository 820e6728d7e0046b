package io.latchkey.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An executive shut an account: links void, sessions dead, sign-in refused. */
public record AccountDisabled(
        UUID accountId, long version, @Nullable UUID by, Instant at) implements AccountFact {

    public AccountDisabled {
        Fields.fact(accountId, version, at);
    }
}
