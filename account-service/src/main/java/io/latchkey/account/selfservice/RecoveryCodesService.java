package io.latchkey.account.selfservice;

import io.latchkey.account.registry.Account;
import io.latchkey.account.secondfactor.RecoveryCodeIssuer;
import io.latchkey.account.secondfactor.SecondFactorVerifier;
import io.latchkey.account.signin.SecurityEventContext;
import io.latchkey.account.signin.SecurityEventLog;
import io.latchkey.contracts.AccountState.TwoFactorStatus;
import io.latchkey.contracts.internal.RecoveryCodesOperation.RecoveryCodesRequest;
import io.latchkey.contracts.internal.RecoveryCodesOperation.RecoveryCodesResponse;
import io.latchkey.contracts.internal.SharedOutcomes.InvalidOneTimePassword;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Replaces the recovery codes of a signed-in holder, who proves both factors for it. */
@Component
class RecoveryCodesService {

    private final PasswordReauthenticator reauthenticator;
    private final SecondFactorVerifier codes;
    private final RecoveryCodeIssuer recoveryCodes;
    private final SecurityEventLog securityEvents;

    RecoveryCodesService(
            PasswordReauthenticator reauthenticator,
            SecondFactorVerifier codes,
            RecoveryCodeIssuer recoveryCodes,
            SecurityEventLog securityEvents) {
        this.reauthenticator = reauthenticator;
        this.codes = codes;
        this.recoveryCodes = recoveryCodes;
        this.securityEvents = securityEvents;
    }

    Mono<RecoveryCodesResponse> replaceCodes(RecoveryCodesRequest request) {
        var context = SecurityEventContext.of(request.facts(), request.addressDigest(), request.networkDigest());
        var current = new PasswordReauthenticator.Request(request.facts(), request.password(), context);
        return reauthenticator.verifyPassword(
                current,
                RecoveryCodesResponse.class,
                verified -> reauthenticator.changeUnchanged(
                        verified,
                        current,
                        RecoveryCodesResponse.class,
                        account -> verifyCode(request, context, account)));
    }

    private Mono<RecoveryCodesResponse> verifyCode(
            RecoveryCodesRequest request, SecurityEventContext context, Account account) {
        return account.effectiveTwoFactor(request.facts()) == TwoFactorStatus.ENROLLED
                ? codes.verifyOneTimePassword(account, request.oneTimePassword(), request.knownDevice())
                        .flatMap(outcome -> securityEvents.respondToCode(
                                context, outcome, RecoveryCodesResponse.class, factor -> recoveryCodes
                                        .renew(account.accountId())
                                        .map(RecoveryCodesResponse.CodesReplaced::new)))
                : Mono.just(new InvalidOneTimePassword());
    }
}
