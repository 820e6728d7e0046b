package io.latchkey.gateway.executive;

import io.latchkey.gateway.accessrequest.AccessRequestService;
import io.latchkey.gateway.directory.AccountAction;
import io.latchkey.gateway.directory.AccountLifecycle;
import io.latchkey.gateway.directory.AccountLifecycle.ActionResult;
import io.latchkey.gateway.executive.ExecutiveAccessFilter.ExecutivePrincipal;
import io.latchkey.gateway.session.SessionService;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** What executives do to an account as a whole: its row, its fact and the end of its sessions are one transaction. */
@Component
final class AccountActionService {
    private final AccountLifecycle lifecycle;
    private final SessionService sessions;
    private final AccessRequestService requests;
    private final TransactionalOperator transaction;

    AccountActionService(
            AccountLifecycle lifecycle,
            SessionService sessions,
            AccessRequestService requests,
            TransactionalOperator transaction) {
        this.lifecycle = lifecycle;
        this.sessions = sessions;
        this.requests = requests;
        this.transaction = transaction;
    }

    /** In force once this completes, whether Kafka is there or not. */
    Mono<ActionResult> run(AccountAction action, UUID accountId, ExecutivePrincipal by) {
        return transaction.transactional(lifecycle
                .applyAction(action, accountId, by.accountId())
                .flatMap(acted -> acted instanceof ActionResult.Done done
                        ? applyConsequences(action, done).thenReturn(acted)
                        : Mono.just(acted)));
    }

    private Mono<Void> applyConsequences(AccountAction action, ActionResult.Done done) {
        UUID accountId = done.before().accountId();
        Mono<Void> ended = action.endsSessions() ? sessions.endAll(accountId) : Mono.empty();
        return action == AccountAction.ERASE
                ? ended.then(Mono.defer(
                        () -> requests.forgetAddress(done.before().person().email())))
                : ended;
    }
}
