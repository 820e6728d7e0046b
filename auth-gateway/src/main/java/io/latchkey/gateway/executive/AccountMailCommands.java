package io.latchkey.gateway.executive;

import io.latchkey.contracts.AccountFact.PasswordResetRequested;
import io.latchkey.contracts.AccountFact.RequestedBy;
import io.latchkey.gateway.clients.NotificationServiceClient;
import io.latchkey.gateway.directory.Account;
import io.latchkey.gateway.history.AccountHistory;
import io.latchkey.gateway.history.HistoryAct;
import io.latchkey.gateway.privilege.ExecutiveAct;
import io.latchkey.gateway.privilege.ExecutivePrincipal;
import io.latchkey.gateway.privilege.PrivilegedActPolicy;
import io.latchkey.messaging.outbox.Outbox;
import io.latchkey.platform.keys.UuidFactory;
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

    private final PrivilegedActPolicy policy;
    private final NotificationServiceClient notifications;
    private final AccountHistory history;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final Clock clock;

    AccountMailCommands(
            PrivilegedActPolicy policy,
            NotificationServiceClient notifications,
            AccountHistory history,
            Outbox outbox,
            TransactionalOperator transaction,
            Clock clock) {
        this.policy = policy;
        this.notifications = notifications;
        this.history = history;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A link, free of the holder's limits; fails with 404 where there is no such account. */
    Mono<Void> sendLink(UUID accountId, ExecutivePrincipal by) {
        return transaction.transactional(lockTarget(accountId, by)
                .flatMap(account -> history.appendAct(accountId, HistoryAct.LINK_SENT, by.accountId())
                        .then(appendLinkRequest(accountId, account.standing().profileVersion(), by.accountId()))));
    }

    private Mono<Account> lockTarget(UUID accountId, ExecutivePrincipal by) {
        return policy.lockTarget(by, accountId, false, target -> ExecutiveAct.ROUTINE);
    }

    /** Joins the caller's transaction, in which the account's row is locked. */
    Mono<Void> appendLinkRequest(UUID accountId, long profileVersion, UUID executive) {
        return outbox.append(new PasswordResetRequested(
                UuidFactory.nextUuid(), accountId, profileVersion, RequestedBy.EXECUTIVE, executive, clock.instant()));
    }

    /**
     * Complete once the request is kept, also where nothing is suppressed; 404 where there is no such account. Written
     * down before it is handed over: the history may say more than was done, never less.
     */
    Mono<Void> liftSuppression(UUID accountId, ExecutivePrincipal by) {
        return transaction
                .transactional(lockTarget(accountId, by)
                        .flatMap(account -> history.appendAct(accountId, HistoryAct.SUPPRESSION_LIFTED, by.accountId())
                                .thenReturn(account)))
                .flatMap(account -> notifications.requestSuppressionRemoval(accountId, by.accountId()))
                .flatMap(kept -> kept
                        ? Mono.empty()
                        : Mono.error(Problem.unavailable(SOON).toException()));
    }
}
