package io.latchkey.account.selfservice;

import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.AccountLifecycleState;
import io.latchkey.account.registry.AccountRepository;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Locks an account whose password was right, unless it changed since; in the caller's transaction. */
@Component
class AccountLock {

    private final AccountRepository accounts;

    AccountLock(AccountRepository accounts) {
        this.accounts = accounts;
    }

    /** Empty when the password was replaced or the account disabled since it was verified. */
    Mono<Account> lockUnchanged(Account verified, PasswordReauthenticator.Request request) {
        return accounts.lockForUpdate(verified.accountId())
                .filter(now ->
                        now.credential().version() == verified.credential().version()
                                && now.effectiveLifecycleState(request.facts()) == AccountLifecycleState.ENABLED);
    }
}
