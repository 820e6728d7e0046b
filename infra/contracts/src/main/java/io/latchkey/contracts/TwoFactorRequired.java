package io.latchkey.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An executive requires a second factor; the holder enrols at the next sign-in. */
public record TwoFactorRequired(
        UUID accountId, long version, @Nullable UUID by, Instant at) implements AccountFact {

    public TwoFactorRequired {
        Fields.fact(accountId, version, at);
    }
}
