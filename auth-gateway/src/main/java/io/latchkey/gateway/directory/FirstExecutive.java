package io.latchkey.gateway.directory;

import io.latchkey.contracts.AccountErased;
import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.Topics;
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
    private final AccountTable accounts;
    private final AccountWrites writes;
    private final Creating creating;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final Clock clock;

    FirstExecutive(
            AccountTable accounts,
            AccountWrites writes,
            Creating creating,
            Outbox outbox,
            TransactionalOperator transaction,
            Clock clock) {
        this.accounts = accounts;
        this.writes = writes;
        this.creating = creating;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** True when the account was created just now. */
    public Mono<Boolean> ensure(Person person) {
        // The lock is held to the end of the transaction, so the replica behind it sees what this one did.
        return transaction.transactional(accounts.lockFirstExecutive()
                .then(Mono.defer(accounts::executiveSignedIn))
                .flatMap(used -> used ? Mono.just(false) : replaceUnused(person)));
    }

    private Mono<Boolean> replaceUnused(Person person) {
        return accounts.firstExecutives()
                .filter(first -> !isFor(first, person.email()))
                .concatMap(this::erase)
                .then(Mono.defer(() -> creating.create(person, null)))
                .map(creation -> switch (creation) {
                    case Creation.Created created -> true;
                    case Creation.EmailTaken taken -> false;
                });
    }

    private Mono<Void> erase(Account account) {
        var erased = new AccountErased(account.accountId(), account.standing().version() + 1, null, clock.instant());
        return accounts.lock(account.accountId())
                .then(Mono.defer(() -> outbox.append(erased)))
                .then(Mono.defer(() -> outbox.appendTombstone(Topics.ACCOUNT_PROFILES, account.accountId())))
                .then(Mono.defer(() -> writes.erase(account.accountId(), erased.at())));
    }

    private static boolean isFor(Account account, EmailAddress email) {
        return account.person().email().equals(email);
    }
}
