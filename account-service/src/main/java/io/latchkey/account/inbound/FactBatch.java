package io.latchkey.account.inbound;

import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.Standing;
import io.latchkey.account.reset.EndedBy;
import io.latchkey.account.reset.RequestBook;
import io.latchkey.account.secondfactor.FactorBook;
import io.latchkey.contracts.AccountChanged;
import io.latchkey.contracts.AccountCreated;
import io.latchkey.contracts.AccountDisabled;
import io.latchkey.contracts.AccountEnabled;
import io.latchkey.contracts.AccountErased;
import io.latchkey.contracts.AccountFact;
import io.latchkey.contracts.ChangedField;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.PasswordChanged;
import io.latchkey.contracts.PasswordResetRequested;
import io.latchkey.contracts.RecoveryCodeUsed;
import io.latchkey.contracts.RecoveryCodesReplaced;
import io.latchkey.contracts.TwoFactorEnrolled;
import io.latchkey.contracts.TwoFactorRemoved;
import io.latchkey.contracts.TwoFactorRequired;
import io.latchkey.contracts.TwoFactorReset;
import io.latchkey.contracts.TwoFactorStatus;
import java.time.Instant;
import java.util.UUID;

/**
 * Applies facts one after the other to accounts and links held in memory; nothing is read or written here. A fact
 * about an account that is not known (its creation waits in the dead letters) makes the account known.
 */
final class FactBatch {

    private final AccountBook accounts;
    private final RequestBook links;
    private final FactorBook factors;
    private final Instant now;

    FactBatch(AccountBook accounts, RequestBook links, FactorBook factors, Instant now) {
        this.accounts = accounts;
        this.links = links;
        this.factors = factors;
        this.now = now;
    }

    void apply(EventEnvelope<AccountFact> envelope) {
        accounts.because(envelope);
        switch (envelope.event()) {
            case AccountCreated fact -> created(envelope.id(), fact);
            case PasswordResetRequested fact -> links.requested(fact, accounts.known(fact.accountId(), 0));
            case AccountChanged fact -> changed(fact);
            case AccountDisabled fact ->
                stand(fact.accountId(), fact.version(), Standing.DISABLED, EndedBy.ACCOUNT_DISABLED);
            case AccountEnabled fact ->
                stand(fact.accountId(), fact.version(), Standing.ENABLED, EndedBy.ACCOUNT_ENABLED);
            case AccountErased fact -> stand(fact.accountId(), fact.version(), Standing.ERASED, EndedBy.ACCOUNT_ERASED);
            case TwoFactorRequired fact -> require(fact);
            case TwoFactorReset fact -> removed(fact.accountId(), fact.version(), TwoFactorStatus.REQUIRED);
            case TwoFactorRemoved fact -> removed(fact.accountId(), fact.version(), TwoFactorStatus.OFF);
            case PasswordChanged ours -> accounts.nothing();
            case TwoFactorEnrolled ours -> accounts.nothing();
            case RecoveryCodeUsed ours -> accounts.nothing();
            case RecoveryCodesReplaced ours -> accounts.nothing();
        }
    }

    private void created(UUID causeId, AccountCreated fact) {
        Account account = accounts.known(fact.accountId(), fact.version());
        links.created(causeId, fact, account);
        if (fresh(account, fact.version())) {
            accounts.seen(account.seen(fact.version()));
        }
    }

    private void changed(AccountChanged fact) {
        Account account = accounts.known(fact.accountId(), 0);
        if (fresh(account, fact.version())) {
            accounts.seen(account.seen(fact.version()));
            if (fact.changed().contains(ChangedField.EMAIL)) {
                links.end(fact.accountId(), EndedBy.ADDRESS_CHANGED, now);
                factors.endChallenges(fact.accountId());
            }
        }
    }

    private void stand(UUID accountId, long version, Standing standing, EndedBy end) {
        Account account = accounts.known(accountId, 0);
        if (!fresh(account, version)) {
            return;
        }
        if (account.standing() == standing) {
            accounts.seen(account.seen(version));
            return;
        }
        accounts.changed(account.standing(version, standing));
        links.end(accountId, end, now);
        if (standing == Standing.ERASED) {
            factors.remove(accountId);
        } else {
            factors.endChallenges(accountId);
        }
    }

    private void require(TwoFactorRequired fact) {
        Account account = accounts.known(fact.accountId(), 0);
        boolean enrolled = account.twoFactor() == TwoFactorStatus.ENROLLED;
        twoFactor(fact.accountId(), fact.version(), enrolled ? TwoFactorStatus.ENROLLED : TwoFactorStatus.REQUIRED);
    }

    private void removed(UUID accountId, long version, TwoFactorStatus status) {
        Account account = accounts.known(accountId, 0);
        if (fresh(account, version) && version > account.twoFactorKnown()) {
            factors.remove(accountId);
        }
        twoFactor(accountId, version, status);
    }

    private void twoFactor(UUID accountId, long version, TwoFactorStatus status) {
        Account account = accounts.known(accountId, 0);
        if (!fresh(account, version)) {
            return;
        }
        // It may have come with a question before, and somebody may have enrolled since.
        if (account.twoFactor() == status || version <= account.twoFactorKnown()) {
            accounts.seen(account.seen(version));
        } else {
            accounts.changed(account.twoFactor(version, status));
        }
    }

    /** A stale fact changes nothing, and nothing follows an erasure. */
    private static boolean fresh(Account account, long version) {
        return version > account.factVersion() && account.standing() != Standing.ERASED;
    }
}
