package io.latchkey.gateway.privilege;

import io.latchkey.contracts.AccountRole;
import io.latchkey.gateway.directory.AccountAction;
import io.latchkey.gateway.directory.PrivilegedRolePolicy;
import io.latchkey.gateway.directory.ProfileChange;
import io.latchkey.gateway.directory.UserProfile;
import java.util.Set;

/** How much an act of an executive can do, by what it does; whose account it is done to is the policy's matter. */
public enum ExecutiveAct {
    /** Daily work. */
    ROUTINE,
    /** A person's mail goes elsewhere; the one privileged act that executives do to their own account. */
    ADDRESS_CHANGE,
    /** Takes away what protects an account, or gives or takes power over others. */
    PRIVILEGED;

    /** Creating an account with these roles. */
    public static ExecutiveAct ofCreation(Set<AccountRole> roles) {
        return PrivilegedRolePolicy.privilegedAmong(roles).isEmpty() ? ROUTINE : PRIVILEGED;
    }

    /** Changing a profile: every change of roles gives one of the two or takes one. */
    public static ExecutiveAct ofChange(UserProfile before, ProfileChange change) {
        UserProfile after = change.applyTo(before);
        if (!before.roles().equals(after.roles())) {
            return PRIVILEGED;
        }
        return before.email().equals(after.email()) ? ROUTINE : ADDRESS_CHANGE;
    }

    /** Acting on an account as a whole. */
    public static ExecutiveAct ofAction(AccountAction action) {
        return switch (action) {
            case DISABLE, RESET_TWO_FACTOR, REMOVE_TWO_FACTOR, ERASE -> PRIVILEGED;
            case ENABLE, REQUIRE_TWO_FACTOR -> ROUTINE;
        };
    }
}
