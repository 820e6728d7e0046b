package io.latchkey.account.holder;

import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.Registry;
import io.latchkey.account.reset.LinkRequests;
import io.latchkey.account.trail.Trail;
import io.latchkey.contracts.PasswordChangeCause;
import io.latchkey.contracts.PasswordChanged;
import io.latchkey.contracts.SignInFailure;
import io.latchkey.messaging.outbox.Outbox;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** The one transaction that stores a changed password, kills every link and says so. */
@Component
class NewPassword {

    private final Locked locked;
    private final Registry registry;
    private final LinkRequests links;
    private final Outbox outbox;
    private final Trail trail;
    private final TransactionalOperator transaction;
    private final InstantSource clock;

    NewPassword(
            Locked locked,
            Registry registry,
            LinkRequests links,
            Outbox outbox,
            Trail trail,
            TransactionalOperator transaction,
            InstantSource clock) {
        this.locked = locked;
        this.registry = registry;
        this.links = links;
        this.outbox = outbox;
        this.trail = trail;
        this.transaction = transaction;
        this.clock = clock;
    }

    Mono<PasswordChangeAnswer> set(Account proven, Typed typed, String hash) {
        return transaction.transactional(locked.still(proven, typed)
                .flatMap(account -> keep(account, hash))
                .switchIfEmpty(Mono.defer(() -> superseded(typed))));
    }

    private Mono<PasswordChangeAnswer> keep(Account before, String hash) {
        // Read under the lock, so that times of changes of one account never run backwards.
        Instant now = clock.instant();
        Account account = before.withPassword(hash, now, null);
        var changed = new PasswordChanged(
                account.accountId(), account.credential().version(), PasswordChangeCause.HOLDER, null, now);
        return registry.save(List.of(account))
                .then(links.passwordChanged(account.accountId(), now))
                .then(outbox.append(changed, account.state(now)))
                .thenReturn(PasswordChangeAnswer.Changed.of(account));
    }

    private Mono<PasswordChangeAnswer> superseded(Typed typed) {
        return trail.failed(typed.traces(), SignInFailure.SUPERSEDED)
                .thenReturn(new PasswordChangeAnswer.InvalidCredentials());
    }
}
