package io.latchkey.gateway.directory;

import io.latchkey.contracts.AccountFact.AccountCreated;
import io.latchkey.contracts.AccountFact.ChangedField;
import io.latchkey.gateway.history.AccountHistory;
import io.latchkey.gateway.history.HistoryAct;
import io.latchkey.gateway.history.HistoryEntry;
import io.latchkey.messaging.outbox.Outbox;
import io.latchkey.platform.keys.UuidFactory;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Creates accounts: the row, its search terms and its two facts, in one transaction. */
@Component
public final class AccountCreator {
    private static final long FIRST = 1;

    private final DirectoryTable accounts;
    private final Outbox outbox;
    private final AccountHistory history;
    private final TransactionalOperator transaction;
    private final Clock clock;

    AccountCreator(
            DirectoryTable accounts,
            Outbox outbox,
            AccountHistory history,
            TransactionalOperator transaction,
            Clock clock) {
        this.accounts = accounts;
        this.outbox = outbox;
        this.history = history;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param by the executive; null for the first one, which no executive creates */
    public Mono<CreationResult> create(UserProfile profile, @Nullable UUID by) {
        return transaction.transactional(
                Mono.defer(() -> insertAccount(UuidFactory.nextUuid(), profile, by, clock.instant())));
    }

    private Mono<CreationResult> insertAccount(UUID accountId, UserProfile profile, @Nullable UUID by, Instant at) {
        return accounts.insert(accountId, profile, by, at)
                .flatMap(inserted -> inserted
                        ? appendEvents(accountId, profile, by, at).thenReturn(new CreationResult.Created(accountId))
                        : Mono.just(new CreationResult.EmailTaken()));
    }

    private Mono<Void> appendEvents(UUID accountId, UserProfile profile, @Nullable UUID by, Instant at) {
        Map<String, Object> values = HistoryValues.of(profile, EnumSet.allOf(ChangedField.class));
        return outbox.append(
                        new AccountCreated(accountId, FIRST, FIRST, profile.locale(), profile.roles(), by, at),
                        profile.toEvent(accountId, FIRST, at))
                .then(history.append(new HistoryEntry(accountId, at, by, HistoryAct.CREATED, null, values)));
    }

    /** The result of creating an account. */
    public sealed interface CreationResult {
        /** It exists, and its facts are in the outbox of the same transaction. */
        record Created(UUID accountId) implements CreationResult {}

        /** Another account has the address. */
        record EmailTaken() implements CreationResult {}
    }
}
