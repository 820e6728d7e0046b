package io.latchkey.contracts;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** The person behind an account, on the compacted {@code account.profiles.v1}; a tombstone erases them. */
public record AccountProfile(
        UUID accountId,
        long version,
        String email,
        String displayName,
        AccountLocale locale,
        Set<AccountRole> roles,
        Instant at)
        implements Event {

    public AccountProfile {
        FieldRules.requireFactFields(accountId, version, at);
        new EmailAddress(email);
        FieldRules.requireName(displayName, "displayName");
        FieldRules.requirePresent(locale, "locale");
        roles = AccountRole.toOrderedSet(roles);
    }

    /** Masked: an address or a name never reaches a log line. */
    @Override
    public String toString() {
        return "AccountProfile[accountId=" + accountId + ", version=" + version + "]";
    }
}
