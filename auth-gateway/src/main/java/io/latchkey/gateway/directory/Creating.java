package io.latchkey.gateway.directory;

import io.latchkey.contracts.AccountCreated;
import io.latchkey.contracts.AccountProfile;
import io.latchkey.messaging.Identifiers;
import io.latchkey.messaging.outbox.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Creates accounts: the row, its search terms and its two facts, in one transaction. */
@Component
public final class Creating {
    private static final long FIRST = 1;

    private final AccountTable accounts;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final Clock clock;

    Creating(AccountTable accounts, Outbox outbox, TransactionalOperator transaction, Clock clock) {
        this.accounts = accounts;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param by the executive; null for the first one, whom nobody creates */
    public Mono<Creation> create(Person person, @Nullable UUID by) {
        return transaction.transactional(Mono.defer(() -> insert(Identifiers.next(), person, by, clock.instant())));
    }

    private Mono<Creation> insert(UUID accountId, Person person, @Nullable UUID by, Instant at) {
        return accounts.insert(accountId, person, by, at)
                .flatMap(inserted -> inserted
                        ? append(accountId, person, by, at).thenReturn(new Creation.Created(accountId))
                        : Mono.just(new Creation.EmailTaken()));
    }

    private Mono<Void> append(UUID accountId, Person person, @Nullable UUID by, Instant at) {
        return outbox.append(
                new AccountCreated(accountId, FIRST, FIRST, person.locale(), person.roles(), by, at),
                new AccountProfile(
                        accountId,
                        FIRST,
                        person.email().value(),
                        person.displayName(),
                        person.locale(),
                        person.roles(),
                        at));
    }
}
