package io.latchkey.account.registry;

import io.latchkey.contracts.internal.SignInOperation.KnownDevice;
import io.latchkey.platform.sql.StatementPart;
import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds, locks and saves accounts. What changes an account locks its row first, then appends to the outbox. */
@Component
public class AccountRepository {

    private final AccountTable table;

    AccountRepository(AccountTable table) {
        this.table = table;
    }

    /** The account as it is now; empty when it is not known. */
    public Mono<Account> findById(UUID accountId) {
        return table.findById(accountId);
    }

    /** The account, which nothing else changes until the transaction ends; empty when it is not known. */
    public Mono<Account> lockForShare(UUID accountId) {
        return table.lockForShare(accountId);
    }

    /**
     * As a part of a statement: {@code looked}, the account as it is now, for {@link #readLooked}, and
     * {@code browser (recognized)}, whether the browser is known by it. An id that nobody has costs the same.
     */
    public StatementPart toLook(UUID accountId, @Nullable KnownDevice device) {
        return AccountTable.toLook(accountId, device);
    }

    /** The account that was looked up; empty when it is not known. */
    public Optional<Account> readLooked(Readable row) {
        return AccountTable.mapIfKnown(row);
    }

    /**
     * As a part of a statement: {@code deserving (account_id)}, which nothing else changes until the transaction ends; no row
     * where it has changed since it was read.
     */
    public StatementPart toUnchanged(Account account) {
        return AccountTable.toUnchanged(account);
    }

    /** The account, locked until the transaction ends; empty when it is not known. */
    public Mono<Account> lockForUpdate(UUID accountId) {
        return table.lockForUpdate(List.of(accountId)).next();
    }

    /** The known ones among these accounts, locked until the transaction ends. */
    public Mono<Map<UUID, Account>> lockForUpdate(Collection<UUID> accountIds) {
        return table.lockForUpdate(accountIds).collectMap(Account::accountId);
    }

    /** Stores accounts that the caller has locked, or that are new, as they now are. */
    public Mono<Void> save(Collection<Account> accounts) {
        return accounts.isEmpty() ? Mono.empty() : table.save(List.copyOf(accounts));
    }

    /** Replaces a hash by a costlier one of the same password; nothing happens when the password has changed. */
    public Mono<Void> replaceHash(Account account, String stronger) {
        String before = account.credential().hash();
        return before == null
                ? Mono.empty()
                : table.replaceHash(account.accountId(), before, stronger).then();
    }
}
