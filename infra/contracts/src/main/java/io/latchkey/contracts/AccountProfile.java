package io.latchkey.contracts;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** The person behind an account, on the compacted {@code account.profiles.v1}; a tombstone erases them. */
public record AccountProfile(
        UUID accountId, long version, String email, String displayName, Locale locale, Set<Role> roles, Instant at)
        implements Event {

    public AccountProfile {
        Fields.fact(accountId, version, at);
        new EmailAddress(email);
        Fields.name(displayName, "displayName");
        Fields.present(locale, "locale");
        roles = Role.ordered(roles);
    }

    /** Masked: an address or a name never reaches a log line. */
    @Override
    public String toString() {
        return "AccountProfile[accountId=" + accountId + ", version=" + version + "]";
    }
}
