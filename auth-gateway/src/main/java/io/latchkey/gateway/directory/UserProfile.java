package io.latchkey.gateway.directory;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.AccountProfile;
import io.latchkey.contracts.AccountRole;
import io.latchkey.contracts.EmailAddress;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** Who an account belongs to, as an executive entered it. */
public record UserProfile(EmailAddress email, String displayName, AccountLocale locale, Set<AccountRole> roles) {
    public UserProfile {
        if (displayName.isBlank() || !roles.contains(AccountRole.USER)) {
            throw new IllegalArgumentException("a profile has a name and at least the role USER");
        }
        roles = AccountRole.toOrderedSet(roles);
    }

    /** The fact that tells what the profile is from this version on. */
    AccountProfile toEvent(UUID accountId, long version, Instant at) {
        return new AccountProfile(accountId, version, email.value(), displayName, locale, roles, at);
    }

    /** Masked: an address or a name never reaches a log line. */
    @Override
    public String toString() {
        return "UserProfile[" + email + ", " + locale + ", " + roles + "]";
    }
}
