package io.latchkey.account.selfservice;

import io.latchkey.account.registry.Account;
import io.latchkey.account.secondfactor.RecoveryCodeIssuer;
import io.latchkey.account.secondfactor.SecondFactorVerifier;
import io.latchkey.account.signin.SecurityEventLog;
import io.latchkey.contracts.AccountState.TwoFactorStatus;
import io.latchkey.contracts.SecurityEvent.SignInFailure;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Replaces the recovery codes of a signed-in holder, who proves both factors for it. */
@Component
class RecoveryCodesService {

    private final PasswordReauthenticator proof;
    private final AccountLock locked;
    private final SecondFactorVerifier codes;
    private final RecoveryCodeIssuer recoveryCodes;
    private final SecurityEventLog trail;
    private final TransactionalOperator transaction;

    RecoveryCodesService(
            PasswordReauthenticator proof,
            AccountLock locked,
            SecondFactorVerifier codes,
            RecoveryCodeIssuer recoveryCodes,
            SecurityEventLog trail,
            TransactionalOperator transaction) {
        this.proof = proof;
        this.locked = locked;
        this.codes = codes;
        this.recoveryCodes = recoveryCodes;
        this.trail = trail;
        this.transaction = transaction;
    }

    Mono<RecoveryCodesResponse> replace(RecoveryCodesRequest question) {
        return proof.verifyPassword(question.toReauthentication()).flatMap(proved -> switch (proved) {
            case PasswordReauthenticator.Result.Verified right -> replaceProven(question, right.account());
            case PasswordReauthenticator.Result.Rejected wrong ->
                Mono.just(new RecoveryCodesResponse.InvalidCredentials());
            case PasswordReauthenticator.Result.Throttled refused ->
                tooMany(refused.how().retryAfter());
        });
    }

    private Mono<RecoveryCodesResponse> replaceProven(RecoveryCodesRequest question, Account proven) {
        return transaction.transactional(locked.lockUnchanged(proven, question.toReauthentication())
                .flatMap(account -> verifyCode(question, account))
                .switchIfEmpty(Mono.defer(
                        () -> trail.recordFailure(question.toReauthentication().traces(), SignInFailure.SUPERSEDED)
                                .thenReturn(new RecoveryCodesResponse.InvalidCredentials()))));
    }

    private Mono<RecoveryCodesResponse> verifyCode(RecoveryCodesRequest question, Account account) {
        return account.twoFactor(question.facts()) == TwoFactorStatus.ENROLLED
                ? codes.verifyOneTimePassword(account.accountId(), question.oneTimePassword(), null)
                        .flatMap(outcome -> handleOutcome(question, account, outcome))
                : Mono.just(new RecoveryCodesResponse.InvalidOneTimePassword());
    }

    private Mono<RecoveryCodesResponse> handleOutcome(
            RecoveryCodesRequest question, Account account, SecondFactorVerifier.Outcome outcome) {
        var traces = question.toReauthentication().traces();
        return switch (outcome) {
            case SecondFactorVerifier.Outcome.Accepted right ->
                recoveryCodes.renew(account.accountId()).map(RecoveryCodesResponse.Replaced::new);
            case SecondFactorVerifier.Outcome.Rejected wrong ->
                trail.recordFailure(traces, SignInFailure.WRONG_ONE_TIME_PASSWORD)
                        .thenReturn(new RecoveryCodesResponse.InvalidOneTimePassword());
            case SecondFactorVerifier.Outcome.Throttled refused ->
                trail.recordThrottled(traces, refused.until()).then(tooMany(refused.retryAfter()));
        };
    }

    private static Mono<RecoveryCodesResponse> tooMany(long retryAfter) {
        return Mono.just(new RecoveryCodesResponse.TooManyAttempts(retryAfter));
    }
}
