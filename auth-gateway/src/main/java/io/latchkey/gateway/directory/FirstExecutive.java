package io.latchkey.gateway.directory;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.gateway.directory.AccountCreator.CreationResult;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * The account of the first executive, while none has ever signed in. However many replicas start at once, one of them
 * creates it; one that was created for another address and never used gives way.
 */
@Component
public final class FirstExecutive {
    private final DirectoryTable accounts;
    private final AccountCreator creator;
    private final AccountLifecycle lifecycle;
    private final TransactionalOperator transaction;

    FirstExecutive(
            DirectoryTable accounts,
            AccountCreator creator,
            AccountLifecycle lifecycle,
            TransactionalOperator transaction) {
        this.accounts = accounts;
        this.creator = creator;
        this.lifecycle = lifecycle;
        this.transaction = transaction;
    }

    /** True when the account was created just now. */
    public Mono<Boolean> ensureExists(UserProfile profile) {
        // The lock is held to the end of the transaction, so the replica behind it sees what this one did.
        return transaction.transactional(accounts.lockFirstExecutive()
                .then(Mono.defer(accounts::hasExecutiveSignedIn))
                .flatMap(used -> used ? Mono.just(false) : replaceUnused(profile)));
    }

    private Mono<Boolean> replaceUnused(UserProfile profile) {
        return accounts.findFirstExecutives()
                .filter(first -> !hasAddress(first, profile.email()))
                .concatMap(this::eraseUnused)
                .then(Mono.defer(() -> creator.create(profile, null)))
                .map(creation -> switch (creation) {
                    case CreationResult.Created created -> true;
                    case CreationResult.EmailTaken taken -> false;
                });
    }

    private Mono<Void> eraseUnused(Account account) {
        return accounts.lockById(account.accountId()).flatMap(locked -> lifecycle.eraseAccount(locked, null));
    }

    private static boolean hasAddress(Account account, EmailAddress email) {
        return account.person().email().equals(email);
    }
}
