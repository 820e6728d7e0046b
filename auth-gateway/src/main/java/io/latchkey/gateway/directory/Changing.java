package io.latchkey.gateway.directory;

import io.latchkey.contracts.AccountChanged;
import io.latchkey.contracts.AccountProfile;
import io.latchkey.contracts.ChangedField;
import io.latchkey.contracts.Role;
import io.latchkey.messaging.outbox.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Changes what the directory says of a person: the row, its search terms and its two facts. */
@Component
public final class Changing {
    private final AccountTable accounts;
    private final AccountWrites writes;
    private final Outbox outbox;
    private final Clock clock;

    Changing(AccountTable accounts, AccountWrites writes, Outbox outbox, Clock clock) {
        this.accounts = accounts;
        this.writes = writes;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Joins the caller's transaction and fails outside one. Two accounts that are given one address at the same moment:
     * the later signals {@link org.springframework.dao.DuplicateKeyException}, which undoes its transaction.
     *
     * @param by the executive, or the holder of the account
     */
    public Mono<Change> change(UUID accountId, PersonChange wish, @Nullable UUID by) {
        Mono<Void> inTurn = wish.roles() == null ? Mono.empty() : writes.lockExecutives();
        return inTurn.then(Mono.defer(() -> accounts.lock(accountId)))
                .flatMap(account -> decide(account, wish.of(account.person()), by))
                .defaultIfEmpty(new Change.NoSuchAccount());
    }

    private Mono<Change> decide(Account account, Person after, @Nullable UUID by) {
        Set<ChangedField> fields = PersonChange.between(account.person(), after);
        if (fields.isEmpty()) {
            return Mono.just(new Change.Unchanged());
        }
        return isTaken(fields, after).flatMap(taken -> {
            if (taken) {
                return Mono.just(new Change.EmailTaken());
            }
            return wouldBeLast(account, after)
                    .flatMap(last -> last ? Mono.just(new Change.LastExecutive()) : write(account, after, by));
        });
    }

    private Mono<Boolean> isTaken(Set<ChangedField> fields, Person after) {
        return fields.contains(ChangedField.EMAIL)
                ? accounts.byAddress(after.email()).hasElement()
                : Mono.just(false);
    }

    private Mono<Boolean> wouldBeLast(Account account, Person after) {
        boolean gives = account.isActingExecutive() && !after.roles().contains(Role.EXECUTIVE);
        return gives ? writes.otherExecutive(account.accountId()).map(other -> !other) : Mono.just(false);
    }

    private Mono<Change> write(Account account, Person after, @Nullable UUID by) {
        Set<ChangedField> fields = PersonChange.between(account.person(), after);
        long profileVersion = account.standing().profileVersion() + 1;
        return writes.person(account.accountId(), after)
                .then(Mono.defer(() -> append(account, after, by)))
                .thenReturn(new Change.Changed(fields, profileVersion));
    }

    private Mono<Void> append(Account account, Person after, @Nullable UUID by) {
        Instant at = clock.instant();
        UUID id = account.accountId();
        Standing before = account.standing();
        Set<ChangedField> fields = PersonChange.between(account.person(), after);
        return outbox.append(
                new AccountChanged(id, before.version() + 1, before.profileVersion() + 1, fields, by, at),
                new AccountProfile(
                        id,
                        before.profileVersion() + 1,
                        after.email().value(),
                        after.displayName(),
                        after.locale(),
                        after.roles(),
                        at));
    }
}
