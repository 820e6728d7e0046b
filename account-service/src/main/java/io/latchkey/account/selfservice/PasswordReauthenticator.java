package io.latchkey.account.selfservice;

import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.AccountLifecycleState;
import io.latchkey.account.registry.AccountRepository;
import io.latchkey.account.signin.PasswordVerification;
import io.latchkey.account.signin.SecurityEventContext;
import io.latchkey.account.signin.SecurityEventLog;
import io.latchkey.account.throttle.AttemptThrottle;
import io.latchkey.account.throttle.ThrottleBucket;
import io.latchkey.account.throttle.ThrottleDecision;
import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.SecurityEvent.SignInFailure;
import io.latchkey.contracts.internal.DirectoryFacts;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Verifies a password that is typed in a session. It is counted against the account, apart from what is typed at the
 * sign-in form: guesses there cannot keep the holder from changing the password.
 */
@Component
class PasswordReauthenticator {

    private final AttemptThrottle throttle;
    private final PasswordVerification passwords;
    private final SecurityEventLog securityEvents;
    private final AccountRepository accounts;
    private final TransactionalOperator transaction;

    PasswordReauthenticator(
            AttemptThrottle throttle,
            PasswordVerification passwords,
            SecurityEventLog securityEvents,
            AccountRepository accounts,
            TransactionalOperator transaction) {
        this.throttle = throttle;
        this.passwords = passwords;
        this.securityEvents = securityEvents;
        this.accounts = accounts;
        this.transaction = transaction;
    }

    /**
     * Goes on with the account as it was when the password was compared, or refuses.
     *
     * @param response what the refusals are a case of
     */
    <R> Mono<R> verifyPassword(Request request, Class<R> response, Function<Account, Mono<R>> next) {
        return throttle.admit(List.of(ThrottleBucket.forSession(request.facts().accountId())), true)
                .flatMap(decision -> switch (decision) {
                    case ThrottleDecision.Admitted admitted -> verifyAdmitted(request, admitted, response, next);
                    case ThrottleDecision.Throttled throttled ->
                        securityEvents
                                .refuseThrottled(request.context(), throttled)
                                .cast(response);
                    case ThrottleDecision.ProofRequired none ->
                        Mono.error(new IllegalStateException("no proof of work is asked for in a session"));
                });
    }

    /**
     * Changes the account in one transaction that locks it; refuses where the password was replaced or the account disabled
     * since it was verified.
     *
     * @param response what a refusal is a case of
     */
    <R> Mono<R> changeUnchanged(
            Account verified, Request request, Class<R> response, Function<Account, Mono<R>> change) {
        return transaction.transactional(accounts.lockForUpdate(verified.accountId())
                .filter(now ->
                        now.credential().version() == verified.credential().version()
                                && now.effectiveLifecycleState(request.facts()) == AccountLifecycleState.ENABLED)
                .flatMap(change)
                .switchIfEmpty(Mono.defer(() -> refusePassword(request, SignInFailure.SUPERSEDED, response))));
    }

    private <R> Mono<R> verifyAdmitted(
            Request request, ThrottleDecision.Admitted admitted, Class<R> response, Function<Account, Mono<R>> next) {
        return passwords
                .findAccount(request.context())
                .flatMap(found -> passwords.verify(found, request.facts(), request.password(), admitted))
                .flatMap(comparison -> {
                    Account account = comparison.account();
                    if (account == null || !comparison.matches()) {
                        return refusePassword(request, SignInFailure.WRONG_PASSWORD, response);
                    }
                    return account.effectiveLifecycleState(request.facts()) == AccountLifecycleState.ENABLED
                            ? throttle.forgetFailures(admitted).then(Mono.defer(() -> next.apply(account)))
                            : refusePassword(request, SignInFailure.ACCOUNT_DISABLED, response);
                });
    }

    private <R> Mono<R> refusePassword(Request request, SignInFailure reason, Class<R> response) {
        return securityEvents.refusePassword(request.context(), reason).cast(response);
    }

    /** The password of a session's account, typed once more. */
    record Request(DirectoryFacts facts, SecretValue password, SecurityEventContext context) {}
}
