package io.latchkey.account.selfservice;

import io.latchkey.account.password.HashPoolBusyException;
import io.latchkey.account.password.PasswordHasher;
import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.AccountLifecycleState;
import io.latchkey.account.registry.AccountRepository;
import io.latchkey.account.registry.AccountSnapshot;
import io.latchkey.account.signin.SecurityEventContext;
import io.latchkey.account.signin.SecurityEventLog;
import io.latchkey.account.throttle.AttemptThrottle;
import io.latchkey.account.throttle.ThrottleBucket;
import io.latchkey.account.throttle.ThrottleDecision;
import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.SecurityEvent.SignInFailure;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Compares a password that is typed in a session. It is counted against the account, apart from what strangers type at
 * the sign-in form: they cannot keep the holder from changing it.
 */
@Component
class PasswordReauthenticator {

    private final AttemptThrottle throttle;
    private final AccountRepository registry;
    private final PasswordHasher passwords;
    private final SecurityEventLog trail;

    PasswordReauthenticator(
            AttemptThrottle throttle, AccountRepository registry, PasswordHasher passwords, SecurityEventLog trail) {
        this.throttle = throttle;
        this.registry = registry;
        this.passwords = passwords;
        this.trail = trail;
    }

    Mono<Result> verifyPassword(Request typed) {
        return throttle.admit(List.of(ThrottleBucket.forSession(typed.facts().accountId())), true)
                .flatMap(admission -> switch (admission) {
                    case ThrottleDecision.Admitted admitted -> verifyAdmitted(typed, admitted);
                    case ThrottleDecision.Throttled refused ->
                        trail.recordThrottled(typed.traces(), refused.until())
                                .thenReturn(new Result.Throttled(refused));
                    case ThrottleDecision.ProofRequired none ->
                        Mono.error(new IllegalStateException("no proof of work is asked for in a session"));
                });
    }

    private Mono<Result> verifyAdmitted(Request typed, ThrottleDecision.Admitted admitted) {
        return registry.findById(typed.facts().accountId())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(account -> passwords
                        .verify(account.map(PasswordReauthenticator::hashOf).orElse(null), typed.password())
                        // Whom we had no time for has guessed nothing.
                        .onErrorResume(HashPoolBusyException.class, busy -> throttle.takeBack(admitted)
                                .then(Mono.error(busy)))
                        .flatMap(right -> recordResult(typed, admitted, account.filter(known -> right))));
    }

    private Mono<Result> recordResult(Request typed, ThrottleDecision.Admitted admitted, Optional<Account> proven) {
        if (proven.isEmpty()) {
            return trail.recordFailure(typed.traces(), SignInFailure.WRONG_PASSWORD)
                    .thenReturn(new Result.Rejected());
        }
        Account account = proven.get();
        return account.standing(typed.facts()) == AccountLifecycleState.ENABLED
                ? throttle.forgetFailures(admitted).thenReturn(new Result.Verified(account))
                : trail.recordFailure(typed.traces(), SignInFailure.ACCOUNT_DISABLED)
                        .thenReturn(new Result.Rejected());
    }

    private static @Nullable String hashOf(Account account) {
        return account.credential().hash();
    }

    /** What a password typed in a session proved. */
    sealed interface Result {

        /** It was right for the account as it was then. */
        record Verified(Account account) implements Result {}

        /** It was wrong, or the account is shut. */
        record Rejected() implements Result {}

        /** It was not looked at. */
        record Throttled(ThrottleDecision.Throttled how) implements Result {}
    }

    /** The password of a session's account, typed once more. */
    record Request(AccountSnapshot facts, SecretValue password, SecurityEventContext traces) {}
}
