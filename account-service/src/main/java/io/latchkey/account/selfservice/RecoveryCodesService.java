package io.latchkey.account.selfservice;

import io.latchkey.account.registry.Account;
import io.latchkey.account.secondfactor.RecoveryCodeIssuer;
import io.latchkey.account.secondfactor.SecondFactorVerifier;
import io.latchkey.account.signin.SecurityEventContext;
import io.latchkey.account.signin.SecurityEventLog;
import io.latchkey.contracts.AccountState.TwoFactorStatus;
import io.latchkey.contracts.SecurityEvent.SignInFailure;
import io.latchkey.contracts.internal.RecoveryCodesOperation.RecoveryCodesRequest;
import io.latchkey.contracts.internal.RecoveryCodesOperation.RecoveryCodesResponse;
import io.latchkey.contracts.internal.SharedOutcomes.InvalidOneTimePassword;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Replaces the recovery codes of a signed-in holder, who proves both factors for it. */
@Component
class RecoveryCodesService {

    private final PasswordReauthenticator reauthenticator;
    private final AccountLock accountLock;
    private final SecondFactorVerifier codes;
    private final RecoveryCodeIssuer recoveryCodes;
    private final SecurityEventLog securityEvents;
    private final TransactionalOperator transaction;

    RecoveryCodesService(
            PasswordReauthenticator reauthenticator,
            AccountLock accountLock,
            SecondFactorVerifier codes,
            RecoveryCodeIssuer recoveryCodes,
            SecurityEventLog securityEvents,
            TransactionalOperator transaction) {
        this.reauthenticator = reauthenticator;
        this.accountLock = accountLock;
        this.codes = codes;
        this.recoveryCodes = recoveryCodes;
        this.securityEvents = securityEvents;
        this.transaction = transaction;
    }

    Mono<RecoveryCodesResponse> replaceCodes(RecoveryCodesRequest request) {
        var context = SecurityEventContext.of(request.facts(), request.addressDigest(), request.networkDigest());
        var current = new PasswordReauthenticator.Request(request.facts(), request.password(), context);
        return reauthenticator.verifyPassword(current).flatMap(result -> switch (result) {
            case PasswordReauthenticator.Result.Verified verified -> replaceCodes(request, current, verified.account());
            case PasswordReauthenticator.Result.Rejected rejected -> Mono.just(rejected.response());
            case PasswordReauthenticator.Result.Throttled throttled -> Mono.just(throttled.response());
        });
    }

    private Mono<RecoveryCodesResponse> replaceCodes(
            RecoveryCodesRequest request, PasswordReauthenticator.Request current, Account verified) {
        return transaction.transactional(accountLock
                .lockUnchanged(verified, current)
                .flatMap(account -> verifyCode(request, current.context(), account))
                .switchIfEmpty(
                        Mono.defer(() -> securityEvents.refusePassword(current.context(), SignInFailure.SUPERSEDED))));
    }

    private Mono<RecoveryCodesResponse> verifyCode(
            RecoveryCodesRequest request, SecurityEventContext context, Account account) {
        return account.effectiveTwoFactor(request.facts()) == TwoFactorStatus.ENROLLED
                ? codes.verifyOneTimePassword(account.accountId(), request.oneTimePassword(), null)
                        .flatMap(outcome -> handleOutcome(context, account, outcome))
                : Mono.just(new InvalidOneTimePassword());
    }

    private Mono<RecoveryCodesResponse> handleOutcome(
            SecurityEventContext context, Account account, SecondFactorVerifier.Outcome outcome) {
        return switch (outcome) {
            case SecondFactorVerifier.Outcome.Accepted accepted ->
                recoveryCodes.renew(account.accountId()).map(RecoveryCodesResponse.CodesReplaced::new);
            case SecondFactorVerifier.Outcome.Rejected rejected ->
                securityEvents.refuseCode(context).cast(RecoveryCodesResponse.class);
            case SecondFactorVerifier.Outcome.Throttled throttled ->
                securityEvents.refuseThrottled(context, throttled.decision()).cast(RecoveryCodesResponse.class);
        };
    }
}
