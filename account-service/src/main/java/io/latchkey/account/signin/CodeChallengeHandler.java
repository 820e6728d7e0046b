package io.latchkey.account.signin;

import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.AccountRepository;
import io.latchkey.account.secondfactor.ChallengeService;
import io.latchkey.account.secondfactor.SecondFactorVerifier;
import io.latchkey.account.secondfactor.SignInChallenge;
import io.latchkey.account.secondfactor.SignInChallenge.Purpose;
import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.SecurityEvent.SignInFactor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Completes a sign-in by a code, in one transaction that holds the account and locks the challenge. */
@Component
class CodeChallengeHandler {

    private final AccountRepository registry;
    private final ChallengeService challenges;
    private final SecondFactorVerifier codes;
    private final CodeRefusalRecorder refusals;
    private final SecurityEventLog trail;
    private final TransactionalOperator transaction;

    CodeChallengeHandler(
            AccountRepository registry,
            ChallengeService challenges,
            SecondFactorVerifier codes,
            CodeRefusalRecorder refusals,
            SecurityEventLog trail,
            TransactionalOperator transaction) {
        this.registry = registry;
        this.challenges = challenges;
        this.codes = codes;
        this.refusals = refusals;
        this.trail = trail;
        this.transaction = transaction;
    }

    Mono<SignInResponse> completeSignIn(CodeRequest question) {
        return Mono.justOrEmpty(PresentedChallenge.of(question))
                .flatMap(step -> transaction.transactional(
                        registry.lockForShare(step.accountId()).flatMap(account -> challenges
                                .lockValid(step.token(), Purpose.CODE, account, step.facts())
                                .flatMap(challenge -> verifyCode(question, challenge)
                                        .flatMap(outcome -> handleOutcome(step, account, challenge, outcome))))))
                .defaultIfEmpty(new SignInResponse.ChallengeOver());
    }

    private Mono<SecondFactorVerifier.Outcome> verifyCode(CodeRequest question, SignInChallenge challenge) {
        SecretValue typed = question.oneTimePassword();
        SecretValue recovery = question.recoveryCode();
        if (typed != null) {
            return codes.verifyOneTimePassword(challenge.accountId(), typed, challenge.device());
        }
        return recovery == null
                ? Mono.just(new SecondFactorVerifier.Outcome.Rejected())
                : codes.verifyRecoveryCode(challenge.accountId(), recovery, challenge.device());
    }

    private Mono<SignInResponse> handleOutcome(
            PresentedChallenge step, Account account, SignInChallenge challenge, SecondFactorVerifier.Outcome outcome) {
        return switch (outcome) {
            case SecondFactorVerifier.Outcome.Accepted right ->
                completeVerified(step, account, challenge, right.factor());
            case SecondFactorVerifier.Outcome.Rejected wrong ->
                challenges.countWrongCode(challenge).then(refusals.wrongCode(step.traces()));
            case SecondFactorVerifier.Outcome.Throttled refused -> refusals.tooMany(step.traces(), refused);
        };
    }

    private Mono<SignInResponse> completeVerified(
            PresentedChallenge step, Account account, SignInChallenge challenge, SignInFactor factor) {
        return challenges
                .end(challenge)
                .then(trail.recordSuccess(step.traces(), factor))
                .thenReturn(SignInResponse.Verified.of(account));
    }
}
