package io.latchkey.account.selfservice;

import io.latchkey.account.registry.Account;
import io.latchkey.account.reset.PasswordUpdate;
import io.latchkey.account.reset.PasswordUpdate.NewPassword;
import io.latchkey.account.signin.SecurityEventLog;
import io.latchkey.contracts.AccountFact.PasswordChangeCause;
import io.latchkey.contracts.SecurityEvent.SignInFailure;
import io.latchkey.contracts.internal.PasswordChangeOperation.PasswordChangeResponse;
import io.latchkey.contracts.internal.PasswordChangeOperation.PasswordChangeResponse.PasswordReplaced;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** The one transaction that stores a changed password, unless the account changed while it was being verified. */
@Component
class PasswordChangeTransaction {

    private final AccountLock accountLock;
    private final PasswordUpdate passwordUpdate;
    private final SecurityEventLog securityEvents;
    private final TransactionalOperator transaction;
    private final InstantSource clock;

    PasswordChangeTransaction(
            AccountLock accountLock,
            PasswordUpdate passwordUpdate,
            SecurityEventLog securityEvents,
            TransactionalOperator transaction,
            InstantSource clock) {
        this.accountLock = accountLock;
        this.passwordUpdate = passwordUpdate;
        this.securityEvents = securityEvents;
        this.transaction = transaction;
        this.clock = clock;
    }

    Mono<PasswordChangeResponse> storePassword(Account verified, PasswordReauthenticator.Request request, String hash) {
        return transaction.transactional(accountLock
                .lockUnchanged(verified, request)
                .flatMap(account -> replacePassword(account, hash))
                .switchIfEmpty(
                        Mono.defer(() -> securityEvents.refusePassword(request.context(), SignInFailure.SUPERSEDED))));
    }

    private Mono<PasswordChangeResponse> replacePassword(Account before, String hash) {
        // Read under the lock, so that times of changes of one account never run backwards.
        var password = new NewPassword(hash, PasswordChangeCause.HOLDER, null, clock.instant());
        return passwordUpdate
                .replacePassword(before, password)
                .map(account -> new PasswordReplaced(
                        account.accountId(), account.credential().version(), account.toStateSnapshot()));
    }
}
