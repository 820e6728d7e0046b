package io.latchkey.account.signin;

import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.Registry;
import io.latchkey.account.secondfactor.Challenges;
import io.latchkey.account.secondfactor.CodeOutcome;
import io.latchkey.account.secondfactor.Codes;
import io.latchkey.account.throttle.Throttle;
import io.latchkey.account.trail.Trail;
import io.latchkey.contracts.Secret;
import io.latchkey.contracts.SignInFactor;
import io.latchkey.contracts.SignInFailure;
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
class Verdicts {

    private final Registry registry;
    private final Challenges challenges;
    private final Codes codes;
    private final Refusals refusals;
    private final Throttle throttle;
    private final Trail trail;
    private final TransactionalOperator transaction;

    Verdicts(
            Registry registry,
            Challenges challenges,
            Codes codes,
            Refusals refusals,
            Throttle throttle,
            Trail trail,
            TransactionalOperator transaction) {
        this.registry = registry;
        this.challenges = challenges;
        this.codes = codes;
        this.refusals = refusals;
        this.throttle = throttle;
        this.trail = trail;
        this.transaction = transaction;
    }

    Mono<SignInAnswer> record(Attempt attempt, boolean right) {
        return transaction.transactional(
                registry.hold(attempt.question().traces().asked())
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty())
                        .flatMap(now -> record(attempt, attempt.failure(right, now.orElse(null)), now.orElse(null))));
    }

    private Mono<SignInAnswer> record(Attempt attempt, @Nullable SignInFailure failure, @Nullable Account now) {
        if (failure != null || now == null) {
            SignInFailure reason = failure == null ? SignInFailure.UNKNOWN_ADDRESS : failure;
            return trail.failed(attempt.question().traces(), reason).thenReturn(new SignInAnswer.InvalidCredentials());
        }
        return switch (now.twoFactor(attempt.question().facts())) {
            case OFF -> verified(attempt, now, SignInFactor.PASSWORD);
            case REQUIRED -> enrolment(attempt, now);
            case ENROLLED -> code(attempt, now);
        };
    }

    private Mono<SignInAnswer> verified(Attempt attempt, Account account, SignInFactor factor) {
        return throttle.succeeded(attempt.admitted())
                .then(trail.succeeded(attempt.question().traces(), factor))
                .thenReturn(SignInAnswer.Verified.of(account));
    }

    private Mono<SignInAnswer> enrolment(Attempt attempt, Account account) {
        return throttle.succeeded(attempt.admitted())
                .then(challenges.forEnrolment(account, attempt.question().device()))
                .map(SignInAnswer.EnrolmentRequired::new);
    }

    private Mono<SignInAnswer> code(Attempt attempt, Account account) {
        Secret typed = attempt.question().oneTimePassword();
        String device = attempt.question().device();
        return typed == null
                ? throttle.succeeded(attempt.admitted())
                        .then(challenges.forCode(account, device))
                        .map(SignInAnswer.OneTimePasswordRequired::new)
                : codes.oneTimePassword(account.accountId(), typed, device)
                        .flatMap(outcome -> weigh(attempt, account, outcome));
    }

    private Mono<SignInAnswer> weigh(Attempt attempt, Account account, CodeOutcome outcome) {
        var traces = attempt.question().traces();
        return switch (outcome) {
            case CodeOutcome.Right right -> verified(attempt, account, right.factor());
            case CodeOutcome.Wrong wrong -> refusals.wrongCode(traces);
            case CodeOutcome.Refused refused -> refusals.tooMany(traces, refused);
        };
    }
}
