package io.latchkey.contracts;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What an account may do beyond being itself. */
public enum Role {
    /** Every account. */
    USER,
    /** Creates and looks after accounts. */
    EXECUTIVE,
    /** Watches and mends the delivery of mail. */
    OPERATIONS;

    /** An unmodifiable copy in declaration order, so that the same roles always give the same bytes. */
    public static Set<Role> ordered(Collection<Role> roles) {
        return roles.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(roles));
    }
}
