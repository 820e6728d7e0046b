package io.latchkey.account.signin;

import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.AccountLifecycleState;
import io.latchkey.account.registry.AccountRepository;
import io.latchkey.account.registry.AccountSnapshot;
import io.latchkey.account.secondfactor.ChallengeService;
import io.latchkey.account.secondfactor.SecondFactorVerifier;
import io.latchkey.account.throttle.AttemptThrottle;
import io.latchkey.account.throttle.ThrottleDecision;
import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.SecurityEvent.SignInFactor;
import io.latchkey.contracts.SecurityEvent.SignInFailure;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Says the last word on a password in one transaction with its event: refused, or right and what is asked besides. The
 * account is looked at once more and held: a password that was replaced while it was being compared verifies nobody.
 */
@Component
class SignInFinalizer {

    private final AccountRepository registry;
    private final ChallengeService challenges;
    private final SecondFactorVerifier codes;
    private final CodeRefusalRecorder refusals;
    private final AttemptThrottle throttle;
    private final SecurityEventLog trail;
    private final TransactionalOperator transaction;

    SignInFinalizer(
            AccountRepository registry,
            ChallengeService challenges,
            SecondFactorVerifier codes,
            CodeRefusalRecorder refusals,
            AttemptThrottle throttle,
            SecurityEventLog trail,
            TransactionalOperator transaction) {
        this.registry = registry;
        this.challenges = challenges;
        this.codes = codes;
        this.refusals = refusals;
        this.throttle = throttle;
        this.trail = trail;
        this.transaction = transaction;
    }

    Mono<SignInResponse> finalizeAttempt(Attempt attempt, boolean right) {
        return transaction.transactional(
                registry.lockForShare(attempt.question().toEventContext().accountIdOrNobody())
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty())
                        .flatMap(now -> finalizeAttempt(
                                attempt, attempt.findFailure(right, now.orElse(null)), now.orElse(null))));
    }

    private Mono<SignInResponse> finalizeAttempt(
            Attempt attempt, @Nullable SignInFailure failure, @Nullable Account now) {
        if (failure != null || now == null) {
            SignInFailure reason = failure == null ? SignInFailure.UNKNOWN_ADDRESS : failure;
            return trail.recordFailure(attempt.question().toEventContext(), reason)
                    .thenReturn(new SignInResponse.InvalidCredentials());
        }
        return switch (now.twoFactor(attempt.question().facts())) {
            case OFF -> completeVerified(attempt, now, SignInFactor.PASSWORD);
            case REQUIRED -> requireEnrolment(attempt, now);
            case ENROLLED -> verifyCode(attempt, now);
        };
    }

    private Mono<SignInResponse> completeVerified(Attempt attempt, Account account, SignInFactor factor) {
        return throttle.forgetFailures(attempt.admitted())
                .then(trail.recordSuccess(attempt.question().toEventContext(), factor))
                .thenReturn(SignInResponse.Verified.of(account));
    }

    private Mono<SignInResponse> requireEnrolment(Attempt attempt, Account account) {
        return throttle.forgetFailures(attempt.admitted())
                .then(challenges.openForEnrolment(account, attempt.question().device()))
                .map(SignInResponse.EnrolmentRequired::new);
    }

    private Mono<SignInResponse> verifyCode(Attempt attempt, Account account) {
        SecretValue typed = attempt.question().oneTimePassword();
        String device = attempt.question().device();
        return typed == null
                ? throttle.forgetFailures(attempt.admitted())
                        .then(challenges.openForCode(account, device))
                        .map(SignInResponse.OneTimePasswordRequired::new)
                : codes.verifyOneTimePassword(account.accountId(), typed, device)
                        .flatMap(outcome -> handleOutcome(attempt, account, outcome));
    }

    private Mono<SignInResponse> handleOutcome(Attempt attempt, Account account, SecondFactorVerifier.Outcome outcome) {
        var traces = attempt.question().toEventContext();
        return switch (outcome) {
            case SecondFactorVerifier.Outcome.Accepted right -> completeVerified(attempt, account, right.factor());
            case SecondFactorVerifier.Outcome.Rejected wrong -> refusals.wrongCode(traces);
            case SecondFactorVerifier.Outcome.Throttled refused -> refusals.tooMany(traces, refused);
        };
    }

    /**
     * A sign-in with the account it is for, as it was when the password was compared.
     *
     * @param account null when the address or the account is unknown here
     */
    record Attempt(
            SignInRequest question,
            ThrottleDecision.Admitted admitted,
            @Nullable Account account) {

        @Nullable
        String passwordHash() {
            return account == null ? null : account.credential().hash();
        }

        /**
         * Why the password proves nothing; null when it proves them.
         *
         * @param now the same account after the hash; null when unknown
         */
        @Nullable
        SignInFailure findFailure(boolean right, @Nullable Account now) {
            AccountSnapshot facts = question.facts();
            if (facts == null) {
                return SignInFailure.UNKNOWN_ADDRESS;
            }
            if (now == null || account == null) {
                return SignInFailure.NO_PASSWORD_YET;
            }
            if (now.standing(facts) != AccountLifecycleState.ENABLED) {
                return SignInFailure.ACCOUNT_DISABLED;
            }
            if (account.credential().hash() == null) {
                return SignInFailure.NO_PASSWORD_YET;
            }
            if (!right) {
                return SignInFailure.WRONG_PASSWORD;
            }
            return account.credential().version() == now.credential().version() ? null : SignInFailure.SUPERSEDED;
        }
    }
}
