package io.latchkey.gateway.directory;

import io.latchkey.contracts.AccountFact.AccountErased;
import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.EventTopics;
import io.latchkey.messaging.outbox.Outbox;
import java.time.Clock;
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
    private final AccountCreator creating;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final Clock clock;

    FirstExecutive(
            DirectoryTable accounts,
            AccountCreator creating,
            Outbox outbox,
            TransactionalOperator transaction,
            Clock clock) {
        this.accounts = accounts;
        this.creating = creating;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** True when the account was created just now. */
    public Mono<Boolean> ensureExists(UserProfile person) {
        // The lock is held to the end of the transaction, so the replica behind it sees what this one did.
        return transaction.transactional(accounts.lockFirstExecutive()
                .then(Mono.defer(accounts::hasExecutiveSignedIn))
                .flatMap(used -> used ? Mono.just(false) : replaceUnused(person)));
    }

    private Mono<Boolean> replaceUnused(UserProfile person) {
        return accounts.findFirstExecutives()
                .filter(first -> !hasAddress(first, person.email()))
                .concatMap(this::eraseUnused)
                .then(Mono.defer(() -> creating.create(person, null)))
                .map(creation -> switch (creation) {
                    case AccountCreator.CreationResult.Created created -> true;
                    case AccountCreator.CreationResult.EmailTaken taken -> false;
                });
    }

    private Mono<Void> eraseUnused(Account account) {
        var erased = new AccountErased(account.accountId(), account.standing().version() + 1, null, clock.instant());
        return accounts.lockById(account.accountId())
                .then(Mono.defer(() -> outbox.append(erased)))
                .then(Mono.defer(() -> outbox.appendTombstone(EventTopics.ACCOUNT_PROFILES, account.accountId())))
                .then(Mono.defer(() -> accounts.eraseAccount(account.accountId(), erased.at())));
    }

    private static boolean hasAddress(Account account, EmailAddress email) {
        return account.person().email().equals(email);
    }
}
