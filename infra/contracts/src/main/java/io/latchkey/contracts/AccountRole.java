package io.latchkey.contracts;

import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an account may do beyond being itself. */
public enum AccountRole {
    /** Every account. */
    USER,
    /** Creates and looks after accounts. */
    EXECUTIVE,
    /** Watches and mends the delivery of mail. */
    OPERATIONS;

    /** An unmodifiable copy in declaration order, so that the same roles always give the same bytes. */
    public static Set<AccountRole> toOrderedSet(@Nullable Collection<AccountRole> roles) {
        return FieldRules.toOrderedSet(AccountRole.class, roles, "roles");
    }

    /** The same where there may be none. */
    static Set<AccountRole> toOrderedSetOrEmpty(@Nullable Collection<AccountRole> roles) {
        return roles == null || roles.isEmpty() ? Set.of() : toOrderedSet(roles);
    }
}
