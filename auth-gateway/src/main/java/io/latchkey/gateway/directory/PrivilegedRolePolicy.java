package io.latchkey.gateway.directory;

import io.latchkey.contracts.AccountRole;
import io.latchkey.contracts.AccountState.TwoFactorStatus;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the two roles that give power over others ask of who has them.
 *
 * @param secondFactor {@code LATCHKEY_PRIVILEGED_SECOND_FACTOR}
 */
@ConfigurationProperties("latchkey.privileged")
public record PrivilegedRolePolicy(FactorRule secondFactor) {

    /** Whether a second factor is a condition of the two roles. */
    public enum FactorRule {
        /** Without one, nobody acts in them. */
        REQUIRED,
        /** Whoever has one uses it. */
        OFFERED
    }

    /** The roles among these that give power over others, in their order. */
    public static Set<AccountRole> privilegedAmong(Set<AccountRole> roles) {
        var privileged = EnumSet.of(AccountRole.EXECUTIVE, AccountRole.OPERATIONS);
        privileged.retainAll(roles);
        return privileged;
    }

    /** Whether the account has to have a second factor for its roles, whatever else was decided about it. */
    public boolean requiresFactor(Account account) {
        return secondFactor == FactorRule.REQUIRED
                && !privilegedAmong(account.person().roles()).isEmpty();
    }

    /** Whether the account has to have a second factor, by an executive's decision or for its roles. */
    public boolean demandsFactor(Account account) {
        return account.standing().twoFactorRequired() || requiresFactor(account);
    }

    /** Whether it has to have one and has none. */
    public boolean lacksFactor(Account account) {
        return demandsFactor(account) && account.state().twoFactor() != TwoFactorStatus.ENROLLED;
    }

    /**
     * Whether a session of the account acts in this role. Who has enrolled since it was opened has no such session any
     * more, so of one that is alive the factor was proved.
     */
    public boolean permits(Account account, AccountRole role) {
        return account.person().roles().contains(role)
                && (!requiresFactor(account) || account.state().twoFactor() == TwoFactorStatus.ENROLLED);
    }
}
