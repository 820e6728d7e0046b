package io.latchkey.gateway.executive;

import io.latchkey.gateway.accessrequest.AccessRequests;
import io.latchkey.gateway.directory.AccountAction;
import io.latchkey.gateway.directory.Acted;
import io.latchkey.gateway.directory.Acting;
import io.latchkey.gateway.session.Sessions;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** What executives do to an account as a whole: its row, its fact and the end of its sessions are one transaction. */
@Component
final class AccountActions {
    private final Acting acting;
    private final Sessions sessions;
    private final AccessRequests requests;
    private final TransactionalOperator transaction;

    AccountActions(Acting acting, Sessions sessions, AccessRequests requests, TransactionalOperator transaction) {
        this.acting = acting;
        this.sessions = sessions;
        this.requests = requests;
        this.transaction = transaction;
    }

    /** In force once this completes, whether Kafka is there or not. */
    Mono<Acted> run(AccountAction action, UUID accountId, Executive by) {
        return transaction.transactional(acting.act(action, accountId, by.accountId())
                .flatMap(acted ->
                        acted instanceof Acted.Done done ? follow(action, done).thenReturn(acted) : Mono.just(acted)));
    }

    private Mono<Void> follow(AccountAction action, Acted.Done done) {
        UUID accountId = done.before().accountId();
        Mono<Void> ended = action.endsSessions() ? sessions.endOlder(accountId, Long.MAX_VALUE) : Mono.empty();
        return action == AccountAction.ERASE
                ? ended.then(
                        Mono.defer(() -> requests.forget(done.before().person().email())))
                : ended;
    }
}
