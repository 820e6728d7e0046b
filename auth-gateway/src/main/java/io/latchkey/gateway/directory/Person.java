package io.latchkey.gateway.directory;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.Locale;
import io.latchkey.contracts.Role;
import java.util.Set;

/** The person behind an account, as an executive entered them. */
public record Person(EmailAddress email, String displayName, Locale locale, Set<Role> roles) {
    public Person {
        if (displayName.isBlank() || !roles.contains(Role.USER)) {
            throw new IllegalArgumentException("a person has a name and at least the role USER");
        }
        roles = Role.ordered(roles);
    }

    /** Masked: an address or a name never reaches a log line. */
    @Override
    public String toString() {
        return "Person[" + email + ", " + locale + ", " + roles + "]";
    }
}
