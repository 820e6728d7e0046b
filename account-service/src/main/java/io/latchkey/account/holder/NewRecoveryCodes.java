package io.latchkey.account.holder;

import io.latchkey.account.registry.Account;
import io.latchkey.account.secondfactor.CodeOutcome;
import io.latchkey.account.secondfactor.Codes;
import io.latchkey.account.secondfactor.RecoveryCodes;
import io.latchkey.account.trail.Trail;
import io.latchkey.contracts.SignInFailure;
import io.latchkey.contracts.TwoFactorStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Replaces the recovery codes of a signed-in holder, who proves both factors for it. */
@Component
class NewRecoveryCodes {

    private final PasswordProof proof;
    private final Locked locked;
    private final Codes codes;
    private final RecoveryCodes recoveryCodes;
    private final Trail trail;
    private final TransactionalOperator transaction;

    NewRecoveryCodes(
            PasswordProof proof,
            Locked locked,
            Codes codes,
            RecoveryCodes recoveryCodes,
            Trail trail,
            TransactionalOperator transaction) {
        this.proof = proof;
        this.locked = locked;
        this.codes = codes;
        this.recoveryCodes = recoveryCodes;
        this.trail = trail;
        this.transaction = transaction;
    }

    Mono<RecoveryCodesAnswer> replace(RecoveryCodesQuestion question) {
        return proof.prove(question.typed()).flatMap(proved -> switch (proved) {
            case Proof.Right right -> proven(question, right.account());
            case Proof.Wrong wrong -> Mono.just(new RecoveryCodesAnswer.InvalidCredentials());
            case Proof.Refused refused -> tooMany(refused.how().retryAfter());
        });
    }

    private Mono<RecoveryCodesAnswer> proven(RecoveryCodesQuestion question, Account proven) {
        return transaction.transactional(locked.still(proven, question.typed())
                .flatMap(account -> code(question, account))
                .switchIfEmpty(Mono.defer(() -> trail.failed(question.typed().traces(), SignInFailure.SUPERSEDED)
                        .thenReturn(new RecoveryCodesAnswer.InvalidCredentials()))));
    }

    private Mono<RecoveryCodesAnswer> code(RecoveryCodesQuestion question, Account account) {
        return account.twoFactor(question.facts()) == TwoFactorStatus.ENROLLED
                ? codes.oneTimePassword(account.accountId(), question.oneTimePassword(), null)
                        .flatMap(outcome -> weigh(question, account, outcome))
                : Mono.just(new RecoveryCodesAnswer.InvalidOneTimePassword());
    }

    private Mono<RecoveryCodesAnswer> weigh(RecoveryCodesQuestion question, Account account, CodeOutcome outcome) {
        var traces = question.typed().traces();
        return switch (outcome) {
            case CodeOutcome.Right right ->
                recoveryCodes.renew(account.accountId()).map(RecoveryCodesAnswer.Replaced::new);
            case CodeOutcome.Wrong wrong ->
                trail.failed(traces, SignInFailure.WRONG_ONE_TIME_PASSWORD)
                        .thenReturn(new RecoveryCodesAnswer.InvalidOneTimePassword());
            case CodeOutcome.Refused refused ->
                trail.throttled(traces, refused.until()).then(tooMany(refused.retryAfter()));
        };
    }

    private static Mono<RecoveryCodesAnswer> tooMany(long retryAfter) {
        return Mono.just(new RecoveryCodesAnswer.TooManyAttempts(retryAfter));
    }
}
