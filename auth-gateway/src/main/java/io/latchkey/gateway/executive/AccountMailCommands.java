package io.latchkey.gateway.executive;

import io.latchkey.contracts.AccountFact.PasswordResetRequested;
import io.latchkey.contracts.AccountFact.RequestedBy;
import io.latchkey.gateway.clients.NotificationServiceClient;
import io.latchkey.gateway.directory.AccountDirectory;
import io.latchkey.messaging.outbox.Outbox;
import io.latchkey.platform.keys.UuidFactory;
import io.latchkey.platform.web.CommonProblems;
import io.latchkey.platform.web.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** What an executive does about an account's mail: send a link again, and lift a suppression of the address. */
@Component
final class AccountMailCommands {
    private static final Duration SOON = Duration.ofSeconds(2);

    private final AccountDirectory directory;
    private final NotificationServiceClient notifications;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final Clock clock;

    AccountMailCommands(
            AccountDirectory directory,
            NotificationServiceClient notifications,
            Outbox outbox,
            TransactionalOperator transaction,
            Clock clock) {
        this.directory = directory;
        this.notifications = notifications;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A link, free of the holder's limits; fails with 404 where there is no such account. */
    Mono<Void> sendLink(UUID accountId, UUID executive) {
        return transaction.transactional(directory
                .lockById(accountId)
                .switchIfEmpty(Mono.error(CommonProblems.NOT_FOUND::toException))
                .flatMap(account ->
                        appendLinkRequest(accountId, account.standing().profileVersion(), executive)));
    }

    /** Joins the caller's transaction, in which the account's row is locked. */
    Mono<Void> appendLinkRequest(UUID accountId, long profileVersion, UUID executive) {
        return outbox.append(new PasswordResetRequested(
                UuidFactory.nextUuid(), accountId, profileVersion, RequestedBy.EXECUTIVE, executive, clock.instant()));
    }

    /** Complete once the request is kept, also where nothing is suppressed; 404 where there is no such account. */
    Mono<Void> liftSuppression(UUID accountId, UUID executive) {
        return directory
                .requireById(accountId)
                .flatMap(account -> notifications.requestSuppressionRemoval(accountId, executive))
                .flatMap(kept -> kept
                        ? Mono.empty()
                        : Mono.error(Problem.unavailable(SOON).toException()));
    }
}
