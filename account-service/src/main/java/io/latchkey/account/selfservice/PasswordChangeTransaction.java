package io.latchkey.account.selfservice;

import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.AccountRepository;
import io.latchkey.account.reset.PasswordLinkRepository;
import io.latchkey.account.signin.SecurityEventLog;
import io.latchkey.contracts.AccountFact.PasswordChangeCause;
import io.latchkey.contracts.AccountFact.PasswordChanged;
import io.latchkey.contracts.SecurityEvent.SignInFailure;
import io.latchkey.messaging.outbox.Outbox;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** The one transaction that stores a changed password, kills every link and says so. */
@Component
class PasswordChangeTransaction {

    private final AccountLock locked;
    private final AccountRepository registry;
    private final PasswordLinkRepository links;
    private final Outbox outbox;
    private final SecurityEventLog trail;
    private final TransactionalOperator transaction;
    private final InstantSource clock;

    PasswordChangeTransaction(
            AccountLock locked,
            AccountRepository registry,
            PasswordLinkRepository links,
            Outbox outbox,
            SecurityEventLog trail,
            TransactionalOperator transaction,
            InstantSource clock) {
        this.locked = locked;
        this.registry = registry;
        this.links = links;
        this.outbox = outbox;
        this.trail = trail;
        this.transaction = transaction;
        this.clock = clock;
    }

    Mono<PasswordChangeResponse> storePassword(Account proven, PasswordReauthenticator.Request typed, String hash) {
        return transaction.transactional(locked.lockUnchanged(proven, typed)
                .flatMap(account -> saveAndPublish(account, hash))
                .switchIfEmpty(Mono.defer(() -> refuseSuperseded(typed))));
    }

    private Mono<PasswordChangeResponse> saveAndPublish(Account before, String hash) {
        // Read under the lock, so that times of changes of one account never run backwards.
        Instant now = clock.instant();
        Account account = before.withPassword(hash, now, null);
        var changed = new PasswordChanged(
                account.accountId(), account.credential().version(), PasswordChangeCause.HOLDER, null, now);
        return registry.save(List.of(account))
                .then(links.revokeAfterPasswordChange(account.accountId(), now))
                .then(outbox.append(changed, account.toAccountState(now)))
                .thenReturn(PasswordChangeResponse.Changed.of(account));
    }

    private Mono<PasswordChangeResponse> refuseSuperseded(PasswordReauthenticator.Request typed) {
        return trail.recordFailure(typed.traces(), SignInFailure.SUPERSEDED)
                .thenReturn(new PasswordChangeResponse.InvalidCredentials());
    }
}
