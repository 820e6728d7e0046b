package io.latchkey.contracts;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An executive (or the first start) created an account that has no password yet; a first-sign-in mail follows. */
public record AccountCreated(
        UUID accountId,
        long version,
        long profileVersion,
        Locale locale,
        Set<Role> roles,
        @Nullable UUID by,
        Instant at)
        implements AccountFact {
    public AccountCreated {
        Fields.fact(accountId, version, at);
        Fields.counted(profileVersion, "profileVersion");
        Fields.present(locale, "locale");
        roles = Role.ordered(roles);
    }
}
