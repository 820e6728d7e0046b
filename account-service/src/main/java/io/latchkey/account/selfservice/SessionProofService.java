package io.latchkey.account.selfservice;

import io.latchkey.account.registry.Account;
import io.latchkey.account.secondfactor.SecondFactorVerifier;
import io.latchkey.account.signin.SecurityEventContext;
import io.latchkey.account.signin.SecurityEventLog;
import io.latchkey.contracts.AccountState.TwoFactorStatus;
import io.latchkey.contracts.internal.SessionProofOperation.SessionProofRequest;
import io.latchkey.contracts.internal.SessionProofOperation.SessionProofResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Verifies every factor of a signed-in holder once more and changes nothing else: the password first, then, where a
 * factor is enrolled, a code, which is used up. Each is counted in its own bucket, so a wrong code costs no password.
 */
@Component
class SessionProofService {

    private final PasswordReauthenticator reauthenticator;
    private final SecondFactorVerifier codes;
    private final SecurityEventLog securityEvents;

    SessionProofService(
            PasswordReauthenticator reauthenticator, SecondFactorVerifier codes, SecurityEventLog securityEvents) {
        this.reauthenticator = reauthenticator;
        this.codes = codes;
        this.securityEvents = securityEvents;
    }

    Mono<SessionProofResponse> proveSession(SessionProofRequest request) {
        var context = SecurityEventContext.of(request.facts(), request.addressDigest(), request.networkDigest());
        var current = new PasswordReauthenticator.Request(request.facts(), request.password(), context);
        return reauthenticator.verifyPassword(
                current,
                SessionProofResponse.class,
                verified -> reauthenticator.changeUnchanged(
                        verified,
                        current,
                        SessionProofResponse.class,
                        account -> account.effectiveTwoFactor(request.facts()) == TwoFactorStatus.ENROLLED
                                ? verifyCode(request, context, account)
                                : Mono.just(account.toHolderVerified())));
    }

    private Mono<SessionProofResponse> verifyCode(
            SessionProofRequest request, SecurityEventContext context, Account account) {
        Mono<SecondFactorVerifier.Outcome> verified;
        if (request.oneTimePassword() != null) {
            verified = codes.verifyOneTimePassword(account, request.oneTimePassword(), request.knownDevice());
        } else if (request.recoveryCode() != null) {
            verified = codes.verifyRecoveryCode(account, request.recoveryCode(), request.knownDevice());
        } else {
            return Mono.just(new SessionProofResponse.CodeRequired());
        }
        return verified.flatMap(outcome -> securityEvents.respondToCode(
                context, outcome, SessionProofResponse.class, factor -> Mono.just(account.toHolderVerified())));
    }
}
