package io.latchkey.gateway.executive;

import io.latchkey.contracts.AccountFact.ChangedField;
import io.latchkey.gateway.directory.AccountCreator;
import io.latchkey.gateway.directory.AccountCreator.CreationResult;
import io.latchkey.gateway.directory.ProfileChange;
import io.latchkey.gateway.directory.ProfileUpdater;
import io.latchkey.gateway.directory.ProfileUpdater.UpdateResult;
import io.latchkey.gateway.directory.UserProfile;
import io.latchkey.gateway.privilege.ExecutiveAct;
import io.latchkey.gateway.privilege.ExecutivePrincipal;
import io.latchkey.gateway.privilege.PrivilegedActPolicy;
import io.latchkey.gateway.session.SessionService;
import io.latchkey.platform.web.CommonProblems;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * An executive creates an account, or changes name, language, roles or address of one. A new address gets a link, and
 * every session of the account ends, as where a role needs a second factor that it lacks: all in one transaction.
 */
@Component
final class AccountEditor {
    private final PrivilegedActPolicy policy;
    private final AccountCreator creator;
    private final ProfileUpdater updater;
    private final SessionService sessions;
    private final AccountMailCommands mails;
    private final TransactionalOperator transaction;

    AccountEditor(
            PrivilegedActPolicy policy,
            AccountCreator creator,
            ProfileUpdater updater,
            SessionService sessions,
            AccountMailCommands mails,
            TransactionalOperator transaction) {
        this.policy = policy;
        this.creator = creator;
        this.updater = updater;
        this.sessions = sessions;
        this.mails = mails;
        this.transaction = transaction;
    }

    /** Creates an account; fails where its roles need a fresh session. */
    Mono<CreationResult> create(UserProfile profile, ExecutivePrincipal by) {
        return transaction.transactional(policy.requirePermitted(by, profile.roles())
                .then(Mono.defer(() -> creator.create(profile, by.accountId()))));
    }

    /** Fails where the change needs a fresh session, or another executive. */
    Mono<EditResult> edit(UUID accountId, ProfileChange change, ExecutivePrincipal by) {
        return transaction
                .transactional(policy.lockTarget(
                                by,
                                accountId,
                                change.roles() != null,
                                target -> ExecutiveAct.ofChange(target.person(), change))
                        .flatMap(target -> updater.update(accountId, change, by.accountId()))
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
            // A role may need a second factor that the account does not have.
            return (changed.fields().contains(ChangedField.ROLES)
                            ? sessions.endWithoutFactor(accountId)
                            : Mono.<Void>empty())
                    .thenReturn(new EditResult.Applied(false));
        }
        return mails.appendLinkRequest(accountId, changed.profileVersion(), by.accountId())
                .then(Mono.defer(() -> sessions.endAll(accountId)))
                .thenReturn(new EditResult.Applied(true));
    }

    /** The result of an executive's change of a profile. */
    sealed interface EditResult {
        /** It is so now; {@code moved} when the address is another one. */
        record Applied(boolean moved) implements EditResult {}

        /** Another account has the address. */
        record EmailTaken() implements EditResult {}

        /** No enabled account would be left to do what executives do. */
        record LastExecutive() implements EditResult {}
    }
}
