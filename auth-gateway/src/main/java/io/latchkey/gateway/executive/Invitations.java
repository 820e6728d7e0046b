package io.latchkey.gateway.executive;

import io.latchkey.contracts.PasswordResetRequested;
import io.latchkey.contracts.RequestedBy;
import io.latchkey.gateway.directory.Account;
import io.latchkey.gateway.directory.Directory;
import io.latchkey.messaging.Identifiers;
import io.latchkey.messaging.outbox.Outbox;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** An executive sends a link again, free of the holder's limits. */
@Component
final class Invitations {
    private final Directory directory;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final Clock clock;

    Invitations(Directory directory, Outbox outbox, TransactionalOperator transaction, Clock clock) {
        this.directory = directory;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** False when there is no such account. */
    Mono<Boolean> send(UUID accountId, UUID executive) {
        return transaction.transactional(directory
                .lock(accountId)
                .flatMap(account -> outbox.append(request(account, executive)).thenReturn(true))
                .defaultIfEmpty(false));
    }

    private PasswordResetRequested request(Account account, UUID executive) {
        return new PasswordResetRequested(
                Identifiers.next(),
                account.accountId(),
                account.standing().profileVersion(),
                RequestedBy.EXECUTIVE,
                executive,
                clock.instant());
    }
}
