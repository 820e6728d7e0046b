package io.latchkey.gateway.executive;

import io.latchkey.contracts.ChangedField;
import io.latchkey.contracts.PasswordResetRequested;
import io.latchkey.contracts.RequestedBy;
import io.latchkey.gateway.directory.Account;
import io.latchkey.gateway.directory.Change;
import io.latchkey.gateway.directory.Changing;
import io.latchkey.gateway.directory.Directory;
import io.latchkey.gateway.directory.PersonChange;
import io.latchkey.gateway.session.Sessions;
import io.latchkey.messaging.Identifiers;
import io.latchkey.messaging.outbox.Outbox;
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
final class Revising {
    private final Directory directory;
    private final Changing changing;
    private final Sessions sessions;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final Clock clock;

    Revising(
            Directory directory,
            Changing changing,
            Sessions sessions,
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

    Mono<Revision> revise(UUID accountId, PersonChange wish, Executive by) {
        return directory
                .byId(accountId)
                .flatMap(account -> moves(account, wish) && !by.isFreshAt(clock.instant())
                        ? Mono.just(new Revision.ReauthenticationRequired())
                        : change(accountId, wish, by))
                .defaultIfEmpty(new Revision.NoSuchAccount());
    }

    private static boolean moves(Account account, PersonChange wish) {
        return wish.email() != null && !wish.email().equals(account.person().email());
    }

    private Mono<Revision> change(UUID accountId, PersonChange wish, Executive by) {
        return transaction
                .transactional(changing.change(accountId, wish, by.accountId())
                        .flatMap(change -> settle(accountId, change, by)))
                .onErrorReturn(DuplicateKeyException.class, new Revision.EmailTaken());
    }

    private Mono<Revision> settle(UUID accountId, Change change, Executive by) {
        return switch (change) {
            case Change.Changed changed -> follow(accountId, changed, by);
            case Change.Unchanged same -> Mono.just(new Revision.Made(false));
            case Change.EmailTaken taken -> Mono.just(new Revision.EmailTaken());
            case Change.LastExecutive last -> Mono.just(new Revision.LastExecutive());
            case Change.NoSuchAccount none -> Mono.just(new Revision.NoSuchAccount());
        };
    }

    private Mono<Revision> follow(UUID accountId, Change.Changed changed, Executive by) {
        if (!changed.fields().contains(ChangedField.EMAIL)) {
            return Mono.just(new Revision.Made(false));
        }
        var link = new PasswordResetRequested(
                Identifiers.next(),
                accountId,
                changed.profileVersion(),
                RequestedBy.EXECUTIVE,
                by.accountId(),
                clock.instant());
        return outbox.append(link)
                .then(Mono.defer(() -> sessions.endOlder(accountId, Long.MAX_VALUE)))
                .thenReturn(new Revision.Made(true));
    }
}
