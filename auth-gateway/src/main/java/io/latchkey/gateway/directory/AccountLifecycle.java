package io.latchkey.gateway.directory;

import io.latchkey.contracts.EventTopics;
import io.latchkey.gateway.history.AccountHistory;
import io.latchkey.messaging.outbox.Outbox;
import io.latchkey.platform.web.CommonProblems;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Carries out what an executive does to an account: the row and its fact; whoever calls ends the sessions. */
@Component
public final class AccountLifecycle {
    private final DirectoryTable accounts;
    private final Outbox outbox;
    private final AccountHistory history;
    private final Clock clock;

    AccountLifecycle(DirectoryTable accounts, Outbox outbox, AccountHistory history, Clock clock) {
        this.accounts = accounts;
        this.outbox = outbox;
        this.history = history;
        this.clock = clock;
    }

    /** Joins the caller's transaction and fails outside one; fails with 404 where there is no such account. */
    public Mono<ActionResult> applyAction(AccountAction action, UUID accountId, UUID by) {
        Mono<Void> inTurn = action.mayRemoveExecutive() ? accounts.lockExecutives() : Mono.empty();
        return inTurn.then(Mono.defer(() -> accounts.lockById(accountId)))
                .switchIfEmpty(Mono.error(CommonProblems.NOT_FOUND::toException))
                .flatMap(account -> decideAction(action, account, by));
    }

    private Mono<ActionResult> decideAction(AccountAction action, Account account, UUID by) {
        if (action.isAppliedTo(account)) {
            return Mono.just(new ActionResult.AlreadyApplied());
        }
        Mono<Boolean> last = action.mayRemoveExecutive() && account.isActingExecutive()
                ? accounts.hasOtherExecutive(account.accountId()).map(other -> !other)
                : Mono.just(false);
        return last.flatMap(isLast -> isLast
                ? Mono.just(new ActionResult.LastExecutive())
                : writeAction(action, account, by).thenReturn(new ActionResult.Done(account)));
    }

    private Mono<Void> writeAction(AccountAction action, Account account, UUID by) {
        if (action == AccountAction.ERASE) {
            return eraseAccount(account, by);
        }
        Instant at = clock.instant();
        return outbox.append(action.toEvent(account, by, at))
                .then(Mono.defer(() -> accounts.updateDirectoryState(account, action)))
                .then(history.append(action.toHistoryEntry(account, by, at)));
    }

    /**
     * The fact, the profile's tombstone, and the row goes; joins the caller's transaction, in which the row is locked.
     *
     * @param by the executive; null where a first executive takes the place of another who was never here
     */
    Mono<Void> eraseAccount(Account account, @Nullable UUID by) {
        Instant at = clock.instant();
        UUID accountId = account.accountId();
        return outbox.append(AccountAction.ERASE.toEvent(account, by, at))
                .then(Mono.defer(() -> outbox.appendTombstone(EventTopics.ACCOUNT_PROFILES, accountId)))
                .then(Mono.defer(() -> accounts.eraseAccount(accountId, at)))
                .then(history.append(AccountAction.ERASE.toHistoryEntry(account, by, at)))
                .then(history.erasePerson(accountId));
    }

    /** What became of an executive's action. */
    public sealed interface ActionResult {
        /** Done, with its fact in the outbox of the caller's transaction. */
        record Done(Account before) implements ActionResult {}

        /** It was so already; nothing was appended. */
        record AlreadyApplied() implements ActionResult {}

        /** No enabled account would be left to do what executives do. */
        record LastExecutive() implements ActionResult {}
    }
}
