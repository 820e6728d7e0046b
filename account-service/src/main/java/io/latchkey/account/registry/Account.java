package io.latchkey.account.registry;

import io.latchkey.contracts.AccountState;
import io.latchkey.contracts.AccountStatus;
import io.latchkey.contracts.TwoFactorStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account as this service knows it; each change gives a new value.
 *
 * @param factVersion of the newest of the gateway's facts that was applied
 * @param stateVersion counts what was published on {@code account.state.v1}
 */
public record Account(
        UUID accountId,
        long factVersion,
        Standing standing,
        TwoFactorStatus twoFactor,
        long stateVersion,
        Credential credential) {

    /** A new account: nobody has set a password yet. */
    public static Account invited(UUID accountId, long factVersion) {
        return new Account(accountId, factVersion, Standing.ENABLED, TwoFactorStatus.OFF, 1, Credential.NONE);
    }

    /** The same account after a fact that changes nothing published. */
    public Account seen(long version) {
        return new Account(accountId, version, standing, twoFactor, stateVersion, credential);
    }

    /** After a fact about its standing. */
    public Account standing(long version, Standing now) {
        Credential kept = now == Standing.ERASED ? Credential.NONE : credential;
        return new Account(accountId, version, now, twoFactor, stateVersion + 1, kept);
    }

    /** After a fact about its second factor. */
    public Account twoFactor(long version, TwoFactorStatus now) {
        return new Account(accountId, version, standing, now, stateVersion + 1, credential);
    }

    /** After its holder set a password by a link. */
    public Account withPassword(String hash, Instant at, UUID link) {
        var set = new Credential(credential.version() + 1, hash, at, link);
        return new Account(accountId, factVersion, standing, twoFactor, stateVersion + 1, set);
    }

    /** The standing by whichever is newer; an erased account stays erased. */
    public Standing standing(@Nullable Facts facts) {
        boolean newer = facts != null && facts.version() > factVersion && standing != Standing.ERASED;
        return newer && facts != null ? facts.status() : standing;
    }

    /** Where the account stands, in the words of the contract. */
    public AccountStatus status() {
        if (standing != Standing.ENABLED) {
            return AccountStatus.DISABLED;
        }
        return credential.since() == null ? AccountStatus.INVITED : AccountStatus.ACTIVE;
    }

    /** What is published of it. */
    public AccountState state(Instant at) {
        return new AccountState(accountId, stateVersion, status(), twoFactor, credential.since(), at);
    }

    /** What is answered of it. */
    public StateAnswer answer() {
        return new StateAnswer(stateVersion, status(), twoFactor, credential.since());
    }
}
