package io.latchkey.gateway.executive;

import io.latchkey.gateway.accessrequest.AccessRequestService;
import io.latchkey.gateway.directory.AccountAction;
import io.latchkey.gateway.directory.AccountLifecycle;
import io.latchkey.gateway.directory.AccountLifecycle.ActionResult;
import io.latchkey.gateway.history.AccountHistory;
import io.latchkey.gateway.history.HistoryAct;
import io.latchkey.gateway.privilege.ExecutiveAct;
import io.latchkey.gateway.privilege.ExecutivePrincipal;
import io.latchkey.gateway.privilege.PrivilegedActPolicy;
import io.latchkey.gateway.session.SessionService;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** What executives do to an account as a whole: its row, its fact and the end of its sessions are one transaction. */
@Component
final class AccountActionService {
    private final PrivilegedActPolicy policy;
    private final AccountLifecycle lifecycle;
    private final SessionService sessions;
    private final AccessRequestService requests;
    private final AccountHistory history;
    private final TransactionalOperator transaction;

    AccountActionService(
            PrivilegedActPolicy policy,
            AccountLifecycle lifecycle,
            SessionService sessions,
            AccessRequestService requests,
            AccountHistory history,
            TransactionalOperator transaction) {
        this.policy = policy;
        this.lifecycle = lifecycle;
        this.sessions = sessions;
        this.requests = requests;
        this.history = history;
        this.transaction = transaction;
    }

    /** In force once this completes, whether Kafka is there or not; fails where it needs a fresh session or another executive. */
    Mono<ActionResult> run(AccountAction action, UUID accountId, ExecutivePrincipal by) {
        return transaction.transactional(policy.lockTarget(by, accountId, true, target -> ExecutiveAct.ofAction(action))
                .flatMap(target -> lifecycle.applyAction(action, accountId, by.accountId()))
                .flatMap(acted -> acted instanceof ActionResult.Done done
                        ? applyConsequences(action, done).thenReturn(acted)
                        : Mono.just(acted)));
    }

    /** Signs the account out everywhere; fails as {@link #run} does. */
    Mono<Void> endSessions(UUID accountId, ExecutivePrincipal by) {
        return transaction.transactional(policy.lockTarget(by, accountId, false, target -> ExecutiveAct.PRIVILEGED)
                .flatMap(target -> history.appendAct(accountId, HistoryAct.SESSIONS_ENDED, by.accountId())
                        .then(sessions.endAll(accountId))));
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
