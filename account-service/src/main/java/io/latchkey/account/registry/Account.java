package io.latchkey.account.registry;

import io.latchkey.contracts.AccountState;
import io.latchkey.contracts.AccountState.AccountStatus;
import io.latchkey.contracts.AccountState.TwoFactorStatus;
import io.latchkey.contracts.internal.DirectoryFacts;
import io.latchkey.contracts.internal.SharedOutcomes.HolderVerified;
import io.latchkey.contracts.internal.SignInOperation.KnownDevice;
import io.latchkey.contracts.internal.StateSnapshot;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account as this service knows it; each change gives a new value.
 *
 * @param factVersion of the newest of the gateway's facts that was applied
 * @param twoFactorVersion the gateway's facts up to this one are in {@code twoFactor}, even where they came with a
 *     request and Kafka has not brought them yet
 * @param stateVersion counts what was published on {@code account.state.v1}
 */
public record Account(
        UUID accountId,
        long factVersion,
        AccountLifecycleState lifecycleState,
        TwoFactorStatus twoFactor,
        long twoFactorVersion,
        long stateVersion,
        Credential credential) {

    /** A new account, without a password. */
    public static Account createInvited(UUID accountId, long factVersion) {
        return new Account(
                accountId, factVersion, AccountLifecycleState.ENABLED, TwoFactorStatus.OFF, 0, 1, Credential.NONE);
    }

    /** The same account after a fact that changes nothing published. */
    public Account withFactVersion(long version) {
        return new Account(accountId, version, lifecycleState, twoFactor, twoFactorVersion, stateVersion, credential);
    }

    /** After a fact that enabled, disabled or erased it. */
    public Account withLifecycleState(long version, AccountLifecycleState now) {
        Credential remaining = now == AccountLifecycleState.ERASED ? Credential.NONE : credential;
        return new Account(accountId, version, now, twoFactor, twoFactorVersion, stateVersion + 1, remaining);
    }

    /** After a fact about its second factor. */
    public Account withTwoFactor(long version, TwoFactorStatus now) {
        return new Account(accountId, version, lifecycleState, now, version, stateVersion + 1, credential);
    }

    /**
     * After its holder enrolled an app. Sessions from before were opened with fewer factors and no longer count.
     *
     * @param facts what the gateway's directory knew; null when it knew nothing
     */
    public Account withEnrolledFactor(@Nullable DirectoryFacts facts) {
        long known = facts == null ? twoFactorKnown() : Math.max(twoFactorKnown(), facts.version());
        Credential raised = credential.raiseVersion();
        return new Account(
                accountId, factVersion, lifecycleState, TwoFactorStatus.ENROLLED, known, stateVersion + 1, raised);
    }

    /**
     * After its holder set a password.
     *
     * @param link the link request that it was set by; null when a signed-in holder changed it
     */
    public Account withPassword(String hash, Instant at, @Nullable UUID link) {
        var set = new Credential(credential.version() + 1, hash, at, link, credential.addressVersion(), false);
        return new Account(accountId, factVersion, lifecycleState, twoFactor, twoFactorVersion, stateVersion + 1, set);
    }

    /**
     * After a fact that changed the address: what was proved at the one before proves nothing. A password that was set
     * after the change, by a link to the new address, stays.
     */
    public Account withAddressChanged(long version) {
        return new Account(
                accountId,
                version,
                lifecycleState,
                twoFactor,
                twoFactorVersion,
                stateVersion,
                credential.revokeBefore(version));
    }

    /** The same, which knows the newest change of address that came along: what it is given now belongs to that address. */
    public Account withAddressOf(@Nullable DirectoryFacts facts) {
        return new Account(
                accountId,
                factVersion,
                lifecycleState,
                twoFactor,
                twoFactorVersion,
                stateVersion,
                credential.withAddressVersion(addressVersion(facts)));
    }

    /** Whether the password proves nothing, by row or by facts: the address changed after it was set. */
    public boolean isPasswordRevoked(@Nullable DirectoryFacts facts) {
        return credential.revoked() || addressVersion(facts) > credential.addressVersion();
    }

    private long addressVersion(@Nullable DirectoryFacts facts) {
        Long told = facts == null ? null : facts.addressVersion();
        return told == null ? credential.addressVersion() : Math.max(told, credential.addressVersion());
    }

    /** The browser, where it is known: its mark was made under the present credential. */
    public @Nullable KnownDevice recognizeDevice(@Nullable KnownDevice device) {
        return device != null && device.credentialVersion() == credential.version() ? device : null;
    }

    /**
     * The second factor by whichever is newer, row or facts. {@code REQUIRED} of an enrolled account asks for nothing, and
     * {@code OFF} takes nothing away, unless the fact that says so is newer than what is known here: a role may require a
     * factor that no fact ever did.
     */
    public TwoFactorStatus effectiveTwoFactor(@Nullable DirectoryFacts facts) {
        if (facts == null || facts.version() < twoFactorKnown() || lifecycleState == AccountLifecycleState.ERASED) {
            return twoFactor;
        }
        Long changed = facts.twoFactorVersion();
        if (changed == null && facts.version() == twoFactorKnown()) {
            return twoFactor;
        }
        if (changed != null && changed > twoFactorKnown()) {
            return facts.twoFactor();
        }
        return switch (facts.twoFactor()) {
            case OFF -> changed == null ? TwoFactorStatus.OFF : twoFactor;
            case REQUIRED, ENROLLED ->
                twoFactor == TwoFactorStatus.ENROLLED ? TwoFactorStatus.ENROLLED : TwoFactorStatus.REQUIRED;
        };
    }

    /** The gateway's facts up to this version are in the second factor's state. */
    public long twoFactorKnown() {
        return Math.max(factVersion, twoFactorVersion);
    }

    /** The lifecycle state by whichever is newer, row or facts; an erased account stays erased. */
    public AccountLifecycleState effectiveLifecycleState(@Nullable DirectoryFacts facts) {
        boolean newer =
                facts != null && facts.version() > factVersion && lifecycleState != AccountLifecycleState.ERASED;
        if (!newer || facts == null) {
            return lifecycleState;
        }
        return switch (facts.status()) {
            case ENABLED -> AccountLifecycleState.ENABLED;
            case DISABLED -> AccountLifecycleState.DISABLED;
        };
    }

    /** The status as the contract names it. */
    public AccountStatus toPublicStatus() {
        if (lifecycleState != AccountLifecycleState.ENABLED) {
            return AccountStatus.DISABLED;
        }
        return credential.since() == null ? AccountStatus.INVITED : AccountStatus.ACTIVE;
    }

    /** The account's state as it is published. */
    public AccountState toAccountState(Instant at) {
        return new AccountState(accountId, stateVersion, toPublicStatus(), twoFactor, credential.since(), at);
    }

    /** A complete sign-in of its holder. */
    public HolderVerified toHolderVerified() {
        return new HolderVerified(accountId, credential.version(), toStateSnapshot());
    }

    /** The account's state as it travels with a response. */
    public StateSnapshot toStateSnapshot() {
        return new StateSnapshot(stateVersion, toPublicStatus(), twoFactor, credential.since());
    }

    /**
     * What the holder proves the account with; prints masked.
     *
     * @param version raised by each change after which older sessions no longer count
     * @param hash encoded Argon2id; null until a password is set
     * @param link the link request that set it; null when none did
     * @param addressVersion the gateway's fact of the newest change of address that is known
     * @param revoked whether the address changed after the password was set
     */
    public record Credential(
            long version,
            @Nullable String hash,
            @Nullable Instant since,
            @Nullable UUID link,
            long addressVersion,
            boolean revoked) {

        static final Credential NONE = new Credential(0, null, null, null, 0, false);

        /** The same, with a version that ends older sessions. */
        Credential raiseVersion() {
            return new Credential(version + 1, hash, since, link, addressVersion, revoked);
        }

        private Credential revokeBefore(long changed) {
            if (changed <= addressVersion) {
                return this;
            }
            return hash == null
                    ? withAddressVersion(changed)
                    : new Credential(version + 1, hash, since, link, changed, true);
        }

        private Credential withAddressVersion(long changed) {
            return new Credential(version, hash, since, link, changed, revoked);
        }

        @Override
        public String toString() {
            return "Credential[version=" + version + ", set=" + (hash != null) + "]";
        }
    }
}
