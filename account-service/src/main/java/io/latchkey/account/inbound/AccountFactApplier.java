package io.latchkey.account.inbound;

import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.AccountLifecycleState;
import io.latchkey.account.reset.LinkRevocationReason;
import io.latchkey.account.reset.PasswordLinkChangeSet;
import io.latchkey.account.secondfactor.SecondFactorChangeSet;
import io.latchkey.contracts.AccountFact;
import io.latchkey.contracts.AccountFact.AccountChanged;
import io.latchkey.contracts.AccountFact.AccountCreated;
import io.latchkey.contracts.AccountFact.AccountDisabled;
import io.latchkey.contracts.AccountFact.AccountEnabled;
import io.latchkey.contracts.AccountFact.AccountErased;
import io.latchkey.contracts.AccountFact.ChangedField;
import io.latchkey.contracts.AccountFact.CodeGuessingSuspected;
import io.latchkey.contracts.AccountFact.EnrolmentCodeRequested;
import io.latchkey.contracts.AccountFact.NewBrowserUsed;
import io.latchkey.contracts.AccountFact.PasswordChanged;
import io.latchkey.contracts.AccountFact.PasswordResetRequested;
import io.latchkey.contracts.AccountFact.RecoveryCodeUsed;
import io.latchkey.contracts.AccountFact.RecoveryCodesReplaced;
import io.latchkey.contracts.AccountFact.TwoFactorEnrolled;
import io.latchkey.contracts.AccountFact.TwoFactorRemoved;
import io.latchkey.contracts.AccountFact.TwoFactorRequired;
import io.latchkey.contracts.AccountFact.TwoFactorReset;
import io.latchkey.contracts.AccountState.TwoFactorStatus;
import io.latchkey.contracts.EventEnvelope;
import java.time.Instant;
import java.util.UUID;

/**
 * Applies facts one after the other to accounts and links held in memory; nothing is read or written here. A fact
 * about an account that is not known (its creation waits in the dead letters) makes the account known.
 */
final class AccountFactApplier {

    private final AccountChangeSet accounts;
    private final PasswordLinkChangeSet links;
    private final SecondFactorChangeSet factors;
    private final Instant now;

    AccountFactApplier(
            AccountChangeSet accounts, PasswordLinkChangeSet links, SecondFactorChangeSet factors, Instant now) {
        this.accounts = accounts;
        this.links = links;
        this.factors = factors;
        this.now = now;
    }

    void apply(EventEnvelope<AccountFact> envelope) {
        accounts.useTraceOf(envelope);
        switch (envelope.event()) {
            case AccountCreated fact -> applyCreated(envelope.id(), fact);
            case PasswordResetRequested fact -> links.applyRequested(fact, accounts.findOrCreate(fact.accountId(), 0));
            case AccountChanged fact -> applyChanged(fact);
            case AccountDisabled fact ->
                applyLifecycleState(fact.accountId(), fact.version(), AccountLifecycleState.DISABLED);
            case AccountEnabled fact ->
                applyLifecycleState(fact.accountId(), fact.version(), AccountLifecycleState.ENABLED);
            case AccountErased fact ->
                applyLifecycleState(fact.accountId(), fact.version(), AccountLifecycleState.ERASED);
            case TwoFactorRequired fact -> applyTwoFactorRequired(fact);
            case TwoFactorReset fact ->
                applyTwoFactorRemoved(fact.accountId(), fact.version(), TwoFactorStatus.REQUIRED);
            case TwoFactorRemoved fact -> applyTwoFactorRemoved(fact.accountId(), fact.version(), TwoFactorStatus.OFF);
            case PasswordChanged ours -> accounts.ignoreEvent();
            case TwoFactorEnrolled ours -> accounts.ignoreEvent();
            case RecoveryCodeUsed ours -> accounts.ignoreEvent();
            case RecoveryCodesReplaced ours -> accounts.ignoreEvent();
            case NewBrowserUsed ours -> accounts.ignoreEvent();
            case CodeGuessingSuspected ours -> accounts.ignoreEvent();
            case EnrolmentCodeRequested ours -> accounts.ignoreEvent();
        }
    }

    private void applyCreated(UUID causeId, AccountCreated fact) {
        Account account = accounts.findOrCreate(fact.accountId(), fact.version());
        links.applyCreated(causeId, fact, account);
        if (isNewer(account, fact.version())) {
            accounts.addUnpublished(account.withFactVersion(fact.version()));
        }
    }

    private void applyChanged(AccountChanged fact) {
        Account account = accounts.findOrCreate(fact.accountId(), 0);
        if (!isNewer(account, fact.version())) {
            return;
        }
        if (fact.changed().contains(ChangedField.EMAIL)) {
            accounts.addUnpublished(account.withAddressChanged(fact.version()));
            links.revokeLinks(fact.accountId(), LinkRevocationReason.ADDRESS_CHANGED, now);
            factors.endChallenges(fact.accountId());
        } else {
            accounts.addUnpublished(account.withFactVersion(fact.version()));
        }
    }

    private void applyLifecycleState(UUID accountId, long version, AccountLifecycleState state) {
        Account account = accounts.findOrCreate(accountId, 0);
        if (!isNewer(account, version)) {
            return;
        }
        if (account.lifecycleState() == state) {
            accounts.addUnpublished(account.withFactVersion(version));
            return;
        }
        accounts.addPublished(account.withLifecycleState(version, state));
        links.revokeLinks(accountId, LinkRevocationReason.of(state), now);
        if (state == AccountLifecycleState.ERASED) {
            factors.removeFactors(accountId);
        } else {
            factors.endChallenges(accountId);
        }
    }

    private void applyTwoFactorRequired(TwoFactorRequired fact) {
        Account account = accounts.findOrCreate(fact.accountId(), 0);
        boolean enrolled = account.twoFactor() == TwoFactorStatus.ENROLLED;
        applyTwoFactorStatus(
                fact.accountId(), fact.version(), enrolled ? TwoFactorStatus.ENROLLED : TwoFactorStatus.REQUIRED);
    }

    private void applyTwoFactorRemoved(UUID accountId, long version, TwoFactorStatus status) {
        Account account = accounts.findOrCreate(accountId, 0);
        if (isNewer(account, version) && version > account.twoFactorKnown()) {
            factors.removeFactors(accountId);
        }
        applyTwoFactorStatus(accountId, version, status);
    }

    private void applyTwoFactorStatus(UUID accountId, long version, TwoFactorStatus status) {
        Account account = accounts.findOrCreate(accountId, 0);
        if (!isNewer(account, version)) {
            return;
        }
        // It may have come with a request before, and the holder may have enrolled since.
        if (account.twoFactor() == status || version <= account.twoFactorKnown()) {
            accounts.addUnpublished(account.withFactVersion(version));
        } else {
            accounts.addPublished(account.withTwoFactor(version, status));
        }
    }

    /** A stale fact changes nothing, and nothing follows an erasure. */
    private static boolean isNewer(Account account, long version) {
        return version > account.factVersion() && account.lifecycleState() != AccountLifecycleState.ERASED;
    }
}
