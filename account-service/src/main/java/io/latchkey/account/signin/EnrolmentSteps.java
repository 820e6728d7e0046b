package io.latchkey.account.signin;

import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.Registry;
import io.latchkey.account.secondfactor.Challenge;
import io.latchkey.account.secondfactor.Challenges;
import io.latchkey.account.secondfactor.CodeOutcome;
import io.latchkey.account.secondfactor.Codes;
import io.latchkey.account.secondfactor.Enrolled;
import io.latchkey.account.secondfactor.Enrolment;
import io.latchkey.account.secondfactor.Purpose;
import io.latchkey.account.trail.Trail;
import io.latchkey.contracts.SignInFactor;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Completes a sign-in by enrolling an app, in one transaction that locks the account and the challenge. */
@Component
class EnrolmentSteps {

    private final Registry registry;
    private final Challenges challenges;
    private final Codes codes;
    private final Enrolment enrolment;
    private final Refusals refusals;
    private final Trail trail;
    private final TransactionalOperator transaction;

    EnrolmentSteps(
            Registry registry,
            Challenges challenges,
            Codes codes,
            Enrolment enrolment,
            Refusals refusals,
            Trail trail,
            TransactionalOperator transaction) {
        this.registry = registry;
        this.challenges = challenges;
        this.codes = codes;
        this.enrolment = enrolment;
        this.refusals = refusals;
        this.trail = trail;
        this.transaction = transaction;
    }

    Mono<SignInAnswer> complete(EnrolmentQuestion question) {
        return Mono.justOrEmpty(ChallengeStep.of(question))
                .flatMap(step -> transaction.transactional(locked(step).flatMap(account -> challenges
                        .lock(step.token(), Purpose.ENROLMENT, account, step.facts())
                        .flatMap(challenge -> codes.enrolling(challenge, question.oneTimePassword())
                                .flatMap(outcome -> weigh(step, account, challenge, outcome))))))
                .defaultIfEmpty(new SignInAnswer.ChallengeOver());
    }

    private Mono<Account> locked(ChallengeStep step) {
        return registry.lock(List.of(step.accountId()))
                .flatMap(locked -> Mono.justOrEmpty(locked.get(step.accountId())));
    }

    private Mono<SignInAnswer> weigh(ChallengeStep step, Account account, Challenge challenge, CodeOutcome outcome) {
        return switch (outcome) {
            case CodeOutcome.Right right ->
                enrolment.complete(account, step.facts()).flatMap(enrolled -> enrolled(step, enrolled));
            case CodeOutcome.Wrong wrong -> challenges.wrong(challenge).then(refusals.wrongCode(step.traces()));
            case CodeOutcome.Refused refused -> refusals.tooMany(step.traces(), refused);
        };
    }

    private Mono<SignInAnswer> enrolled(ChallengeStep step, Enrolled enrolled) {
        return trail.succeeded(step.traces(), SignInFactor.ONE_TIME_PASSWORD)
                .thenReturn(SignInAnswer.Enrolled.of(enrolled));
    }
}
