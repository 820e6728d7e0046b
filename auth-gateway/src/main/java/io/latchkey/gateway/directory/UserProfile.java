package io.latchkey.gateway.directory;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.AccountRole;
import io.latchkey.contracts.EmailAddress;
import java.util.Set;

/** The person behind an account, as an executive entered them. */
public record UserProfile(EmailAddress email, String displayName, AccountLocale locale, Set<AccountRole> roles) {
    public UserProfile {
        if (displayName.isBlank() || !roles.contains(AccountRole.USER)) {
            throw new IllegalArgumentException("a person has a name and at least the role USER");
        }
        roles = AccountRole.toOrderedSet(roles);
    }

    /** Masked: an address or a name never reaches a log line. */
    @Override
    public String toString() {
        return "UserProfile[" + email + ", " + locale + ", " + roles + "]";
    }
}
