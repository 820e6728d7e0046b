package io.latchkey.gateway.privilege;

import io.latchkey.contracts.AccountRole;
import io.latchkey.gateway.directory.Account;
import io.latchkey.gateway.directory.AccountDirectory;
import io.latchkey.platform.web.CommonProblems;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Decides whether an executive does an act, by what it is and whose account it is done to: the one place that every
 * executive service asks, before anything is written and in the transaction that has locked the account, so that roles
 * count as they are and not as they were when the request came.
 */
@Component
public final class PrivilegedActPolicy {
    private final AccountDirectory directory;

    PrivilegedActPolicy(AccountDirectory directory) {
        this.directory = directory;
    }

    /**
     * The account, its row locked until the caller's transaction ends, if the executive may do this to it. Fails
     * with the refusal, or with 404 where there is no such account, which undoes the transaction.
     *
     * @param amongExecutives whether the act could take an executive away: then one such act at a time
     */
    public Mono<Account> lockTarget(
            ExecutivePrincipal by, UUID accountId, boolean amongExecutives, Function<Account, ExecutiveAct> act) {
        return (amongExecutives ? directory.lockAmongExecutives(accountId) : directory.lockById(accountId))
                .switchIfEmpty(Mono.error(CommonProblems.NOT_FOUND::toException))
                .flatMap(target -> findRefusal(by, target, act.apply(target))
                        .flatMap(PrivilegedActPolicy::fail)
                        .thenReturn(target));
    }

    /** Fails where the executive may not create an account with these roles. */
    public Mono<Void> requirePermitted(ExecutivePrincipal by, Set<AccountRole> granted) {
        return ExecutiveAct.ofCreation(granted) == ExecutiveAct.ROUTINE
                ? Mono.empty()
                : findRefusal(by).flatMap(PrivilegedActPolicy::fail);
    }

    private Mono<ActRefusal> findRefusal(ExecutivePrincipal by, Account target, ExecutiveAct act) {
        boolean own = by.accountId().equals(target.accountId());
        if (own && act == ExecutiveAct.PRIVILEGED) {
            return Mono.just(ActRefusal.OWN_ACCOUNT);
        }
        boolean overPeer = !own && ExecutiveAct.ofCreation(target.person().roles()) == ExecutiveAct.PRIVILEGED;
        return act == ExecutiveAct.ROUTINE && !overPeer ? Mono.empty() : findRefusal(by);
    }

    private Mono<ActRefusal> findRefusal(ExecutivePrincipal by) {
        if (!by.fresh()) {
            return Mono.just(ActRefusal.REAUTHENTICATION_REQUIRED);
        }
        return directory
                .findById(by.accountId())
                .filter(Account::isActingExecutive)
                .hasElement()
                .flatMap(acting -> acting ? Mono.empty() : Mono.just(ActRefusal.ROLE_LOST));
    }

    private static Mono<Void> fail(ActRefusal refusal) {
        return Mono.error(refusal.problem().toException());
    }
}
