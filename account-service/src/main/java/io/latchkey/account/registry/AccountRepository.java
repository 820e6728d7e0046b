package io.latchkey.account.registry;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
