package io.latchkey.gateway.executive;

import io.latchkey.contracts.AccountFact.ChangedField;
import io.latchkey.gateway.directory.Account;
import io.latchkey.gateway.directory.AccountDirectory;
import io.latchkey.gateway.directory.ProfileChange;
import io.latchkey.gateway.directory.ProfileUpdater;
import io.latchkey.gateway.directory.ProfileUpdater.UpdateResult;
import io.latchkey.gateway.executive.ExecutiveAccessFilter.ExecutivePrincipal;
import io.latchkey.gateway.session.SessionService;
import io.latchkey.platform.web.CommonProblems;
import java.time.Clock;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * An executive changes name, language, roles or address of an account. A new address gets a link, and every session of
 * the account ends: all in one transaction.
 */
@Component
final class AccountEditor {
    private final AccountDirectory directory;
    private final ProfileUpdater updater;
    private final SessionService sessions;
    private final AccountMailCommands mails;
    private final TransactionalOperator transaction;
    private final Clock clock;

    AccountEditor(
            AccountDirectory directory,
            ProfileUpdater updater,
            SessionService sessions,
            AccountMailCommands mails,
            TransactionalOperator transaction,
            Clock clock) {
        this.directory = directory;
        this.updater = updater;
        this.sessions = sessions;
        this.mails = mails;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Fails with 404 where there is no such account. */
    Mono<EditResult> edit(UUID accountId, ProfileChange change, ExecutivePrincipal by) {
        return directory
                .requireById(accountId)
                .flatMap(account -> changesAddress(account, change) && !by.hasFreshSignIn(clock.instant())
                        ? Mono.just(new EditResult.ReauthenticationRequired())
                        : applyChange(accountId, change, by));
    }

    private static boolean changesAddress(Account account, ProfileChange change) {
        return change.email() != null && !change.email().equals(account.person().email());
    }

    private Mono<EditResult> applyChange(UUID accountId, ProfileChange change, ExecutivePrincipal by) {
        return transaction
                .transactional(updater.update(accountId, change, by.accountId())
                        .flatMap(result -> toResult(accountId, result, by)))
                .onErrorReturn(DuplicateKeyException.class, new EditResult.EmailTaken());
    }

    private Mono<EditResult> toResult(UUID accountId, UpdateResult result, ExecutivePrincipal by) {
        return switch (result) {
            case UpdateResult.Changed changed -> handleAddressChange(accountId, changed, by);
            case UpdateResult.Unchanged same -> Mono.just(new EditResult.Applied(false));
            case UpdateResult.EmailTaken taken -> Mono.just(new EditResult.EmailTaken());
            case UpdateResult.LastExecutive last -> Mono.just(new EditResult.LastExecutive());
            case UpdateResult.NoSuchAccount none -> Mono.error(CommonProblems.NOT_FOUND.toException());
        };
    }

    private Mono<EditResult> handleAddressChange(UUID accountId, UpdateResult.Changed changed, ExecutivePrincipal by) {
        if (!changed.fields().contains(ChangedField.EMAIL)) {
            return Mono.just(new EditResult.Applied(false));
        }
        return mails.appendLinkRequest(accountId, changed.profileVersion(), by.accountId())
                .then(Mono.defer(() -> sessions.endAll(accountId)))
                .thenReturn(new EditResult.Applied(true));
    }

    /** The result of an executive's change of a profile. */
    sealed interface EditResult {
        /** It is so now; {@code moved} when the address is another one. */
        record Applied(boolean moved) implements EditResult {}

        /** The executive's sign-in is too old for a change of address. */
        record ReauthenticationRequired() implements EditResult {}

        /** Another account has the address. */
        record EmailTaken() implements EditResult {}

        /** No enabled account would be left to do what executives do. */
        record LastExecutive() implements EditResult {}
    }
}
