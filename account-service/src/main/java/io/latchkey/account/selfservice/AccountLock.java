package io.latchkey.account.selfservice;

import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.AccountLifecycleState;
import io.latchkey.account.registry.AccountRepository;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Locks an account once its password was right, as long as neither changed meanwhile; in the caller's transaction. */
@Component
class AccountLock {

    private final AccountRepository registry;

    AccountLock(AccountRepository registry) {
        this.registry = registry;
    }

    /** Empty when what was proved a moment ago is not true any more. */
    Mono<Account> lockUnchanged(Account proven, PasswordReauthenticator.Request typed) {
        return registry.lockForUpdate(List.of(proven.accountId()))
                .flatMap(locked -> Mono.justOrEmpty(locked.get(proven.accountId())))
                .filter(now -> now.credential().version() == proven.credential().version()
                        && now.standing(typed.facts()) == AccountLifecycleState.ENABLED);
    }
}
