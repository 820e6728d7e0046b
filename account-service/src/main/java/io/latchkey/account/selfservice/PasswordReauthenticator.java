package io.latchkey.account.selfservice;

import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.AccountLifecycleState;
import io.latchkey.account.signin.PasswordVerification;
import io.latchkey.account.signin.SecurityEventContext;
import io.latchkey.account.signin.SecurityEventLog;
import io.latchkey.account.throttle.AttemptThrottle;
import io.latchkey.account.throttle.ThrottleBucket;
import io.latchkey.account.throttle.ThrottleDecision;
import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.SecurityEvent.SignInFailure;
import io.latchkey.contracts.internal.DirectoryFacts;
import io.latchkey.contracts.internal.SharedOutcomes.InvalidCredentials;
import io.latchkey.contracts.internal.SharedOutcomes.TooManyAttempts;
import java.util.List;
import org.springframework.stereotype.Component;
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

    PasswordReauthenticator(AttemptThrottle throttle, PasswordVerification passwords, SecurityEventLog securityEvents) {
        this.throttle = throttle;
        this.passwords = passwords;
        this.securityEvents = securityEvents;
    }

    Mono<Result> verifyPassword(Request request) {
        return throttle.admit(List.of(ThrottleBucket.forSession(request.facts().accountId())), true)
                .flatMap(decision -> switch (decision) {
                    case ThrottleDecision.Admitted admitted -> verifyAdmitted(request, admitted);
                    case ThrottleDecision.Throttled throttled ->
                        securityEvents
                                .refuseThrottled(request.context(), throttled)
                                .map(Result.Throttled::new);
                    case ThrottleDecision.ProofRequired none ->
                        Mono.error(new IllegalStateException("no proof of work is asked for in a session"));
                });
    }

    private Mono<Result> verifyAdmitted(Request request, ThrottleDecision.Admitted admitted) {
        return passwords.verify(request.context(), request.password(), admitted).flatMap(comparison -> {
            Account account = comparison.account();
            if (account == null || !comparison.matches()) {
                return rejectPassword(request, SignInFailure.WRONG_PASSWORD);
            }
            return account.effectiveLifecycleState(request.facts()) == AccountLifecycleState.ENABLED
                    ? throttle.forgetFailures(admitted).thenReturn(new Result.Verified(account))
                    : rejectPassword(request, SignInFailure.ACCOUNT_DISABLED);
        });
    }

    private Mono<Result> rejectPassword(Request request, SignInFailure reason) {
        return securityEvents.refusePassword(request.context(), reason).map(Result.Rejected::new);
    }

    /** What a password typed in a session proved. */
    sealed interface Result {

        /** It was right for the account as it was then. */
        record Verified(Account account) implements Result {}

        /** It was wrong, or the account is disabled. */
        record Rejected(InvalidCredentials response) implements Result {}

        /** It was not looked at. */
        record Throttled(TooManyAttempts response) implements Result {}
    }

    /** The password of a session's account, typed once more. */
    record Request(DirectoryFacts facts, SecretValue password, SecurityEventContext context) {}
}
