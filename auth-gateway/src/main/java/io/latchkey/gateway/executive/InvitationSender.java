package io.latchkey.gateway.executive;

import io.latchkey.contracts.AccountFact.PasswordResetRequested;
import io.latchkey.contracts.AccountFact.RequestedBy;
import io.latchkey.gateway.directory.Account;
import io.latchkey.gateway.directory.AccountDirectory;
import io.latchkey.messaging.outbox.Outbox;
import io.latchkey.platform.keys.UuidFactory;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** An executive sends a link again, free of the holder's limits. */
@Component
final class InvitationSender {
    private final AccountDirectory directory;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final Clock clock;

    InvitationSender(AccountDirectory directory, Outbox outbox, TransactionalOperator transaction, Clock clock) {
        this.directory = directory;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** False when there is no such account. */
    Mono<Boolean> send(UUID accountId, UUID executive) {
        return transaction.transactional(directory
                .lockById(accountId)
                .flatMap(account -> outbox.append(toEvent(account, executive)).thenReturn(true))
                .defaultIfEmpty(false));
    }

    private PasswordResetRequested toEvent(Account account, UUID executive) {
        return new PasswordResetRequested(
                UuidFactory.nextUuid(),
                account.accountId(),
                account.standing().profileVersion(),
                RequestedBy.EXECUTIVE,
                executive,
                clock.instant());
    }
}
