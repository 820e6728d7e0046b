package io.latchkey.account.signin;

import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.Registry;
import io.latchkey.account.secondfactor.Challenge;
import io.latchkey.account.secondfactor.Challenges;
import io.latchkey.account.secondfactor.CodeOutcome;
import io.latchkey.account.secondfactor.Codes;
import io.latchkey.account.secondfactor.Purpose;
import io.latchkey.account.trail.Trail;
import io.latchkey.contracts.Secret;
import io.latchkey.contracts.SignInFactor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Completes a sign-in by a code, in one transaction that holds the account and locks the challenge. */
@Component
class CodeSteps {

    private final Registry registry;
    private final Challenges challenges;
    private final Codes codes;
    private final Refusals refusals;
    private final Trail trail;
    private final TransactionalOperator transaction;

    CodeSteps(
            Registry registry,
            Challenges challenges,
            Codes codes,
            Refusals refusals,
            Trail trail,
            TransactionalOperator transaction) {
        this.registry = registry;
        this.challenges = challenges;
        this.codes = codes;
        this.refusals = refusals;
        this.trail = trail;
        this.transaction = transaction;
    }

    Mono<SignInAnswer> complete(CodeQuestion question) {
        return Mono.justOrEmpty(ChallengeStep.of(question))
                .flatMap(step -> transaction.transactional(
                        registry.hold(step.accountId()).flatMap(account -> challenges
                                .lock(step.token(), Purpose.CODE, account, step.facts())
                                .flatMap(challenge -> look(question, challenge)
                                        .flatMap(outcome -> weigh(step, account, challenge, outcome))))))
                .defaultIfEmpty(new SignInAnswer.ChallengeOver());
    }

    private Mono<CodeOutcome> look(CodeQuestion question, Challenge challenge) {
        Secret typed = question.oneTimePassword();
        Secret recovery = question.recoveryCode();
        if (typed != null) {
            return codes.oneTimePassword(challenge.accountId(), typed, challenge.device());
        }
        return recovery == null
                ? Mono.just(new CodeOutcome.Wrong())
                : codes.recoveryCode(challenge.accountId(), recovery, challenge.device());
    }

    private Mono<SignInAnswer> weigh(ChallengeStep step, Account account, Challenge challenge, CodeOutcome outcome) {
        return switch (outcome) {
            case CodeOutcome.Right right -> verified(step, account, challenge, right.factor());
            case CodeOutcome.Wrong wrong -> challenges.wrong(challenge).then(refusals.wrongCode(step.traces()));
            case CodeOutcome.Refused refused -> refusals.tooMany(step.traces(), refused);
        };
    }

    private Mono<SignInAnswer> verified(ChallengeStep step, Account account, Challenge challenge, SignInFactor factor) {
        return challenges
                .end(challenge)
                .then(trail.succeeded(step.traces(), factor))
                .thenReturn(SignInAnswer.Verified.of(account));
    }
}
