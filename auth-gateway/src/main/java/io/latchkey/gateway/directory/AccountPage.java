package io.latchkey.gateway.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of accounts, newest first, and where the next one begins; null when this is the last. */
public record AccountPage(List<Account> accounts, @Nullable Position next) {
    public AccountPage {
        accounts = List.copyOf(accounts);
    }

    static AccountPage of(List<Account> oneMore, int limit) {
        if (oneMore.size() <= limit) {
            return new AccountPage(oneMore, null);
        }
        Account last = oneMore.get(limit - 1);
        return new AccountPage(oneMore.subList(0, limit), new Position(last.createdAt(), last.accountId()));
    }
}
