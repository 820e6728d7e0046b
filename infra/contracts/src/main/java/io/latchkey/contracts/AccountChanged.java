package io.latchkey.contracts;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An executive changed what the directory says of an account; the new values are in the profile. */
public record AccountChanged(
        UUID accountId,
        long version,
        long profileVersion,
        Set<ChangedField> changed,
        @Nullable UUID by,
        Instant at) implements AccountFact {
    public AccountChanged {
        Fields.fact(accountId, version, at);
        Fields.counted(profileVersion, "profileVersion");
        changed = ChangedField.ordered(changed);
    }
}
