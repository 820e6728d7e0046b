package io.latchkey.account.signin;

import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.AccountRepository;
import io.latchkey.account.secondfactor.ChallengeService;
import io.latchkey.account.secondfactor.SecondFactorVerifier;
import io.latchkey.account.secondfactor.SignInChallenge;
import io.latchkey.account.secondfactor.SignInChallenge.Purpose;
import io.latchkey.account.secondfactor.TotpEnrolment;
import io.latchkey.contracts.SecurityEvent.SignInFactor;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Completes a sign-in by enrolling an app, in one transaction that locks the account and the challenge. */
@Component
class EnrolmentChallengeHandler {

    private final AccountRepository registry;
    private final ChallengeService challenges;
    private final SecondFactorVerifier codes;
    private final TotpEnrolment enrolment;
    private final CodeRefusalRecorder refusals;
    private final SecurityEventLog trail;
    private final TransactionalOperator transaction;

    EnrolmentChallengeHandler(
            AccountRepository registry,
            ChallengeService challenges,
            SecondFactorVerifier codes,
            TotpEnrolment enrolment,
            CodeRefusalRecorder refusals,
            SecurityEventLog trail,
            TransactionalOperator transaction) {
        this.registry = registry;
        this.challenges = challenges;
        this.codes = codes;
        this.enrolment = enrolment;
        this.refusals = refusals;
        this.trail = trail;
        this.transaction = transaction;
    }

    Mono<SignInResponse> completeSignIn(EnrolmentRequest question) {
        return Mono.justOrEmpty(PresentedChallenge.of(question))
                .flatMap(step -> transaction.transactional(lockAccount(step).flatMap(account -> challenges
                        .lockValid(step.token(), Purpose.ENROLMENT, account, step.facts())
                        .flatMap(challenge -> codes.verifyEnrolmentCode(challenge, question.oneTimePassword())
                                .flatMap(outcome -> handleOutcome(step, account, challenge, outcome))))))
                .defaultIfEmpty(new SignInResponse.ChallengeOver());
    }

    private Mono<Account> lockAccount(PresentedChallenge step) {
        return registry.lockForUpdate(List.of(step.accountId()))
                .flatMap(locked -> Mono.justOrEmpty(locked.get(step.accountId())));
    }

    private Mono<SignInResponse> handleOutcome(
            PresentedChallenge step, Account account, SignInChallenge challenge, SecondFactorVerifier.Outcome outcome) {
        return switch (outcome) {
            case SecondFactorVerifier.Outcome.Accepted right ->
                enrolment.complete(account, step.facts()).flatMap(enrolled -> recordEnrolment(step, enrolled));
            case SecondFactorVerifier.Outcome.Rejected wrong ->
                challenges.countWrongCode(challenge).then(refusals.wrongCode(step.traces()));
            case SecondFactorVerifier.Outcome.Throttled refused -> refusals.tooMany(step.traces(), refused);
        };
    }

    private Mono<SignInResponse> recordEnrolment(PresentedChallenge step, TotpEnrolment.EnrolledAccount enrolled) {
        return trail.recordSuccess(step.traces(), SignInFactor.ONE_TIME_PASSWORD)
                .thenReturn(SignInResponse.Enrolled.of(enrolled));
    }
}
