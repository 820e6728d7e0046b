package io.latchkey.account.holder;

import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.Registry;
import io.latchkey.account.registry.Standing;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Locks an account once its password was right, as long as neither changed meanwhile; in the caller's transaction. */
@Component
class Locked {

    private final Registry registry;

    Locked(Registry registry) {
        this.registry = registry;
    }

    /** Empty when what was proved a moment ago is not true any more. */
    Mono<Account> still(Account proven, Typed typed) {
        return registry.lock(List.of(proven.accountId()))
                .flatMap(locked -> Mono.justOrEmpty(locked.get(proven.accountId())))
                .filter(now -> now.credential().version() == proven.credential().version()
                        && now.standing(typed.facts()) == Standing.ENABLED);
    }
}
