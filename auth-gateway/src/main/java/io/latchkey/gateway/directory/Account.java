package io.latchkey.gateway.directory;

import io.latchkey.contracts.AccountRole;
import io.latchkey.contracts.AccountState.AccountStatus;
import io.latchkey.contracts.AccountState.TwoFactorStatus;
import io.latchkey.contracts.internal.StateSnapshot;
import java.time.Instant;
import java.util.UUID;

/**
 * An account as the gateway knows it.
 *
 * @param state what account-service last said of it; of two, the one with the greater version counts
 */
public record Account(
        UUID accountId, UserProfile person, DirectoryState standing, StateSnapshot state, Instant createdAt) {
    /** Disabled by the gateway at once; otherwise as account-service last said. */
    public AccountStatus status() {
        return standing.enabled() ? state.status() : AccountStatus.DISABLED;
    }

    /**
     * Required holds as soon as the gateway says so; whether the holder has enrolled, account-service says, also where
     * only a role asks for it.
     */
    public TwoFactorStatus twoFactor() {
        if (state.twoFactor() == TwoFactorStatus.ENROLLED) {
            return TwoFactorStatus.ENROLLED;
        }
        return standing.twoFactorRequired() ? TwoFactorStatus.REQUIRED : TwoFactorStatus.OFF;
    }

    /** Whether the holder can do what executives do, as far as the gateway decides it. */
    public boolean isActingExecutive() {
        return standing.enabled() && person.roles().contains(AccountRole.EXECUTIVE);
    }

    /**
     * What the gateway decides of an account: in force at once, and sent along with every question to account-service.
     *
     * @param version counts the gateway's facts of the account
     * @param profileVersion counts its published profiles
     * @param twoFactorVersion of the newest fact that required, reset or removed the second factor; 0 where there is none
     * @param addressVersion of the newest fact that changed the address; 0 where there is none
     * @param minCredentialVersion a sign-in or session of a lower one no longer counts
     * @param sessionEpoch counts how often sessions of the account were ended on purpose
     */
    public record DirectoryState(
            long version,
            long profileVersion,
            boolean enabled,
            boolean twoFactorRequired,
            long twoFactorVersion,
            long addressVersion,
            long minCredentialVersion,
            long sessionEpoch) {}
}
