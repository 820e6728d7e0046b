package io.latchkey.gateway.executive;

import io.latchkey.contracts.AccountFact.ChangedField;
import io.latchkey.contracts.AccountFact.PasswordResetRequested;
import io.latchkey.contracts.AccountFact.RequestedBy;
import io.latchkey.gateway.directory.Account;
import io.latchkey.gateway.directory.AccountDirectory;
import io.latchkey.gateway.directory.ProfileChange;
import io.latchkey.gateway.directory.ProfileUpdater;
import io.latchkey.gateway.session.SessionService;
import io.latchkey.messaging.outbox.Outbox;
import io.latchkey.platform.keys.UuidFactory;
import java.time.Clock;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * An executive changes name, language, roles or address of a person. A new address gets a link, and whoever was signed
 * in to the account is so no longer: all in one transaction.
 */
@Component
final class AccountEditor {
    private final AccountDirectory directory;
    private final ProfileUpdater changing;
    private final SessionService sessions;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final Clock clock;

    AccountEditor(
            AccountDirectory directory,
            ProfileUpdater changing,
            SessionService sessions,
            Outbox outbox,
            TransactionalOperator transaction,
            Clock clock) {
        this.directory = directory;
        this.changing = changing;
        this.sessions = sessions;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    Mono<EditResult> edit(UUID accountId, ProfileChange wish, ExecutiveAccessFilter.ExecutivePrincipal by) {
        return directory
                .findById(accountId)
                .flatMap(account -> changesAddress(account, wish) && !by.hasFreshSignIn(clock.instant())
                        ? Mono.just(new EditResult.ReauthenticationRequired())
                        : applyChange(accountId, wish, by))
                .defaultIfEmpty(new EditResult.NoSuchAccount());
    }

    private static boolean changesAddress(Account account, ProfileChange wish) {
        return wish.email() != null && !wish.email().equals(account.person().email());
    }

    private Mono<EditResult> applyChange(
            UUID accountId, ProfileChange wish, ExecutiveAccessFilter.ExecutivePrincipal by) {
        return transaction
                .transactional(changing.update(accountId, wish, by.accountId())
                        .flatMap(change -> toResult(accountId, change, by)))
                .onErrorReturn(DuplicateKeyException.class, new EditResult.EmailTaken());
    }

    private Mono<EditResult> toResult(
            UUID accountId, ProfileUpdater.UpdateResult change, ExecutiveAccessFilter.ExecutivePrincipal by) {
        return switch (change) {
            case ProfileUpdater.UpdateResult.Changed changed -> handleAddressChange(accountId, changed, by);
            case ProfileUpdater.UpdateResult.Unchanged same -> Mono.just(new EditResult.Applied(false));
            case ProfileUpdater.UpdateResult.EmailTaken taken -> Mono.just(new EditResult.EmailTaken());
            case ProfileUpdater.UpdateResult.LastExecutive last -> Mono.just(new EditResult.LastExecutive());
            case ProfileUpdater.UpdateResult.NoSuchAccount none -> Mono.just(new EditResult.NoSuchAccount());
        };
    }

    private Mono<EditResult> handleAddressChange(
            UUID accountId, ProfileUpdater.UpdateResult.Changed changed, ExecutiveAccessFilter.ExecutivePrincipal by) {
        if (!changed.fields().contains(ChangedField.EMAIL)) {
            return Mono.just(new EditResult.Applied(false));
        }
        var link = new PasswordResetRequested(
                UuidFactory.nextUuid(),
                accountId,
                changed.profileVersion(),
                RequestedBy.EXECUTIVE,
                by.accountId(),
                clock.instant());
        return outbox.append(link)
                .then(Mono.defer(() -> sessions.endOlder(accountId, Long.MAX_VALUE)))
                .thenReturn(new EditResult.Applied(true));
    }

    /** What became of an executive's wish to change what the directory says of a person. */
    sealed interface EditResult {
        /** It is so now; {@code moved} when the address is another one. */
        record Applied(boolean moved) implements EditResult {}

        /** The executive has not proved lately enough who they are. */
        record ReauthenticationRequired() implements EditResult {}

        /** Another account has the address. */
        record EmailTaken() implements EditResult {}

        /** Nobody enabled would be left to do what executives do. */
        record LastExecutive() implements EditResult {}

        /** There is no such account. */
        record NoSuchAccount() implements EditResult {}
    }
}
