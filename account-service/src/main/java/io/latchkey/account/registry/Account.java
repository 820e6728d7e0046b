package io.latchkey.account.registry;

import io.latchkey.contracts.AccountState;
import io.latchkey.contracts.AccountState.AccountStatus;
import io.latchkey.contracts.AccountState.TwoFactorStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account as this service knows it; each change gives a new value.
 *
 * @param factVersion of the newest of the gateway's facts that was applied
 * @param twoFactorVersion the gateway's facts up to this one are in {@code twoFactor}, even where they came with a
 *     question and Kafka has not brought them
 * @param stateVersion counts what was published on {@code account.state.v1}
 */
public record Account(
        UUID accountId,
        long factVersion,
        AccountLifecycleState standing,
        TwoFactorStatus twoFactor,
        long twoFactorVersion,
        long stateVersion,
        Credential credential) {

    /** A new account: nobody has set a password yet. */
    public static Account createInvited(UUID accountId, long factVersion) {
        return new Account(
                accountId, factVersion, AccountLifecycleState.ENABLED, TwoFactorStatus.OFF, 0, 1, Credential.NONE);
    }

    /** The same account after a fact that changes nothing published. */
    public Account withFactVersion(long version) {
        return new Account(accountId, version, standing, twoFactor, twoFactorVersion, stateVersion, credential);
    }

    /** After a fact about its standing. */
    public Account standing(long version, AccountLifecycleState now) {
        Credential kept = now == AccountLifecycleState.ERASED ? Credential.NONE : credential;
        return new Account(accountId, version, now, twoFactor, twoFactorVersion, stateVersion + 1, kept);
    }

    /** After a fact about its second factor. */
    public Account twoFactor(long version, TwoFactorStatus now) {
        return new Account(accountId, version, standing, now, version, stateVersion + 1, credential);
    }

    /**
     * After its holder proved an app. Sessions from before it were got with less, so they are worth nothing now.
     *
     * @param facts what the gateway knew when it asked
     */
    public Account withEnrolledFactor(@Nullable AccountSnapshot facts) {
        long known = facts == null ? twoFactorKnown() : Math.max(twoFactorKnown(), facts.version());
        return new Account(
                accountId,
                factVersion,
                standing,
                TwoFactorStatus.ENROLLED,
                known,
                stateVersion + 1,
                credential.raiseVersion());
    }

    /**
     * After its holder set a password.
     *
     * @param link the link request that it was set by; null when a signed-in holder changed it
     */
    public Account withPassword(String hash, Instant at, @Nullable UUID link) {
        var set = new Credential(credential.version() + 1, hash, at, link);
        return new Account(accountId, factVersion, standing, twoFactor, twoFactorVersion, stateVersion + 1, set);
    }

    /**
     * The second factor by whichever is newer. The gateway says {@code REQUIRED} of an enrolled account, too: it has to
     * be enrolled anew only when the requirement itself is newer than what is known here.
     */
    public TwoFactorStatus twoFactor(@Nullable AccountSnapshot facts) {
        if (facts == null || facts.version() <= twoFactorKnown() || standing == AccountLifecycleState.ERASED) {
            return twoFactor;
        }
        boolean stillEnrolled = twoFactor == TwoFactorStatus.ENROLLED && !facts.twoFactorAfter(twoFactorKnown());
        return facts.twoFactor() != TwoFactorStatus.OFF && stillEnrolled ? TwoFactorStatus.ENROLLED : facts.twoFactor();
    }

    /** The gateway's facts up to this version are in the second factor's state. */
    public long twoFactorKnown() {
        return Math.max(factVersion, twoFactorVersion);
    }

    /** The standing by whichever is newer; an erased account stays erased. */
    public AccountLifecycleState standing(@Nullable AccountSnapshot facts) {
        boolean newer = facts != null && facts.version() > factVersion && standing != AccountLifecycleState.ERASED;
        return newer && facts != null ? facts.status() : standing;
    }

    /** Where the account stands, in the words of the contract. */
    public AccountStatus toPublicStatus() {
        if (standing != AccountLifecycleState.ENABLED) {
            return AccountStatus.DISABLED;
        }
        return credential.since() == null ? AccountStatus.INVITED : AccountStatus.ACTIVE;
    }

    /** What is published of it. */
    public AccountState toAccountState(Instant at) {
        return new AccountState(accountId, stateVersion, toPublicStatus(), twoFactor, credential.since(), at);
    }

    /** What is answered of it. */
    public AccountStateSummary toStateSummary() {
        return new AccountStateSummary(stateVersion, toPublicStatus(), twoFactor, credential.since());
    }

    /**
     * What an account is proved with; prints masked.
     *
     * @param version raised by whatever makes older sessions worthless
     * @param hash encoded Argon2id; null until a password is set
     * @param link the link request that set it; null when none did
     */
    public record Credential(
            long version,
            @Nullable String hash,
            @Nullable Instant since,
            @Nullable UUID link) {

        static final Credential NONE = new Credential(0, null, null, null);

        /** The same, with a version that leaves older sessions behind. */
        Credential raiseVersion() {
            return new Credential(version + 1, hash, since, link);
        }

        @Override
        public String toString() {
            return "Credential[version=" + version + ", set=" + (hash != null) + "]";
        }
    }
}
