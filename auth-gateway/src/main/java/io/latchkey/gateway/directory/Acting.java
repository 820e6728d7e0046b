package io.latchkey.gateway.directory;

import io.latchkey.contracts.Topics;
import io.latchkey.messaging.outbox.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Carries out what an executive does to an account: the row and its fact; whoever calls ends the sessions. */
@Component
public final class Acting {
    private final AccountTable accounts;
    private final AccountWrites writes;
    private final Outbox outbox;
    private final Clock clock;

    Acting(AccountTable accounts, AccountWrites writes, Outbox outbox, Clock clock) {
        this.accounts = accounts;
        this.writes = writes;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Joins the caller's transaction and fails outside one. */
    public Mono<Acted> act(AccountAction action, UUID accountId, UUID by) {
        Mono<Void> inTurn = action.takesAway() ? writes.lockExecutives() : Mono.empty();
        return inTurn.then(Mono.defer(() -> accounts.lock(accountId)))
                .flatMap(account -> decide(action, account, by))
                .defaultIfEmpty(new Acted.NoSuchAccount());
    }

    private Mono<Acted> decide(AccountAction action, Account account, UUID by) {
        if (action.isDoneFor(account)) {
            return Mono.just(new Acted.AlreadySo());
        }
        Mono<Boolean> last = action.takesAway() && account.isActingExecutive()
                ? writes.otherExecutive(account.accountId()).map(other -> !other)
                : Mono.just(false);
        return last.flatMap(isLast -> isLast
                ? Mono.just(new Acted.LastExecutive())
                : carryOut(action, account, by).thenReturn(new Acted.Done(account)));
    }

    private Mono<Void> carryOut(AccountAction action, Account account, UUID by) {
        Instant at = clock.instant();
        Mono<Void> fact = Mono.defer(() -> outbox.append(action.fact(account, by, at)));
        return action == AccountAction.ERASE
                ? fact.then(Mono.defer(() -> forget(account.accountId(), at)))
                : fact.then(Mono.defer(() -> writes.standing(account, action)));
    }

    private Mono<Void> forget(UUID accountId, Instant at) {
        return outbox.appendTombstone(Topics.ACCOUNT_PROFILES, accountId)
                .then(Mono.defer(() -> writes.erase(accountId, at)));
    }
}
