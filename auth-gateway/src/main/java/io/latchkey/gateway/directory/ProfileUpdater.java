package io.latchkey.gateway.directory;

import io.latchkey.contracts.AccountFact.AccountChanged;
import io.latchkey.contracts.AccountFact.ChangedField;
import io.latchkey.contracts.AccountRole;
import io.latchkey.gateway.history.AccountHistory;
import io.latchkey.gateway.history.HistoryAct;
import io.latchkey.gateway.history.HistoryEntry;
import io.latchkey.messaging.outbox.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Changes an account's profile: the row, its search terms and its two facts. */
@Component
public final class ProfileUpdater {
    private final DirectoryTable accounts;
    private final Outbox outbox;
    private final AccountHistory history;
    private final Clock clock;

    ProfileUpdater(DirectoryTable accounts, Outbox outbox, AccountHistory history, Clock clock) {
        this.accounts = accounts;
        this.outbox = outbox;
        this.history = history;
        this.clock = clock;
    }

    /**
     * Joins the caller's transaction and fails outside one. Two accounts that are given one address at the same moment:
     * the later signals {@link org.springframework.dao.DuplicateKeyException}, which undoes its transaction.
     *
     * @param by the executive, or the holder of the account
     */
    public Mono<UpdateResult> update(UUID accountId, ProfileChange change, @Nullable UUID by) {
        Mono<Void> lock = change.roles() == null ? Mono.empty() : accounts.lockExecutives();
        return lock.then(Mono.defer(() -> accounts.lockById(accountId)))
                .flatMap(account -> decideUpdate(account, change.applyTo(account.person()), by))
                .defaultIfEmpty(new UpdateResult.NoSuchAccount());
    }

    private Mono<UpdateResult> decideUpdate(Account account, UserProfile after, @Nullable UUID by) {
        Set<ChangedField> fields = ProfileChange.changedFields(account.person(), after);
        if (fields.isEmpty()) {
            return Mono.just(new UpdateResult.Unchanged());
        }
        return isAddressTaken(fields, after).flatMap(taken -> {
            if (taken) {
                return Mono.just(new UpdateResult.EmailTaken());
            }
            return isLastExecutive(account, after)
                    .flatMap(last -> last
                            ? Mono.just(new UpdateResult.LastExecutive())
                            : writeProfile(account, after, fields, by));
        });
    }

    private Mono<Boolean> isAddressTaken(Set<ChangedField> fields, UserProfile after) {
        return fields.contains(ChangedField.EMAIL)
                ? accounts.findByAddress(after.email()).hasElement()
                : Mono.just(false);
    }

    private Mono<Boolean> isLastExecutive(Account account, UserProfile after) {
        boolean resigns = account.isActingExecutive() && !after.roles().contains(AccountRole.EXECUTIVE);
        return resigns ? accounts.hasOtherExecutive(account.accountId()).map(other -> !other) : Mono.just(false);
    }

    private Mono<UpdateResult> writeProfile(
            Account account, UserProfile after, Set<ChangedField> fields, @Nullable UUID by) {
        long profileVersion = account.standing().profileVersion() + 1;
        return accounts.updateProfile(account.accountId(), after)
                .then(Mono.defer(() -> appendEvents(account, after, fields, by)))
                .thenReturn(new UpdateResult.Changed(fields, profileVersion));
    }

    private Mono<Void> appendEvents(Account account, UserProfile after, Set<ChangedField> fields, @Nullable UUID by) {
        Instant at = clock.instant();
        UUID id = account.accountId();
        Account.DirectoryState before = account.standing();
        return outbox.append(
                        new AccountChanged(
                                id,
                                before.version() + 1,
                                before.profileVersion() + 1,
                                fields,
                                grantedRoles(account.person(), after),
                                by,
                                at),
                        after.toEvent(id, before.profileVersion() + 1, at))
                .then(history.append(new HistoryEntry(
                        id,
                        at,
                        by,
                        HistoryAct.CHANGED,
                        HistoryValues.of(account.person(), fields),
                        HistoryValues.of(after, fields))));
    }

    private static Set<AccountRole> grantedRoles(UserProfile before, UserProfile after) {
        Set<AccountRole> granted = PrivilegedRolePolicy.privilegedAmong(after.roles());
        granted.removeAll(before.roles());
        return granted;
    }

    /** The result of updating a profile. */
    public sealed interface UpdateResult {
        /** Done, with its fact and profile in the outbox of the caller's transaction. */
        record Changed(Set<ChangedField> fields, long profileVersion) implements UpdateResult {}

        /** All of it was so already; nothing was appended. */
        record Unchanged() implements UpdateResult {}

        /** Another account has the address. */
        record EmailTaken() implements UpdateResult {}

        /** No enabled account would be left to do what executives do. */
        record LastExecutive() implements UpdateResult {}

        /** There is no such account. */
        record NoSuchAccount() implements UpdateResult {}
    }
}
