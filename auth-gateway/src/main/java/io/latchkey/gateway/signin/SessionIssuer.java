package io.latchkey.gateway.signin;

import io.latchkey.contracts.SecretValue;
import io.latchkey.gateway.attempt.AttemptOriginResolver;
import io.latchkey.gateway.clients.VerifiedAccount;
import io.latchkey.gateway.directory.Account;
import io.latchkey.gateway.directory.AccountDirectory;
import io.latchkey.gateway.session.SessionService;
import io.latchkey.gateway.web.SessionCookie;
import java.util.List;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Opens the session of somebody who has proved every factor, if the proof still counts; always under a new token. */
@Component
final class SessionIssuer {
    private static final SignInOutcome NOT_ANY_MORE = new SignInOutcome.Refused(new SignInRefusal.InvalidCredentials());

    private final AccountDirectory directory;
    private final SessionService sessions;
    private final AttemptOriginResolver attempts;
    private final TransactionalOperator transaction;

    SessionIssuer(
            AccountDirectory directory,
            SessionService sessions,
            AttemptOriginResolver attempts,
            TransactionalOperator transaction) {
        this.directory = directory;
        this.sessions = sessions;
        this.attempts = attempts;
        this.transaction = transaction;
    }

    /** The session of the cookie that the request carries, if any, ends when the new one opens. */
    Mono<SignInOutcome> issueSession(Account account, VerifiedAccount verified, ServerHttpRequest request) {
        return concernsAccount(account, verified)
                ? transaction.transactional(openSession(account, verified, List.of(), request))
                : Mono.just(NOT_ANY_MORE);
    }

    /** The same after an enrolment: whatever the password alone had opened ends. */
    Mono<SignInOutcome> issueAfterEnrolment(
            Account account, VerifiedAccount verified, List<SecretValue> recoveryCodes, ServerHttpRequest request) {
        if (!concernsAccount(account, verified)) {
            return Mono.just(NOT_ANY_MORE);
        }
        return transaction.transactional(directory
                .lockById(account.accountId())
                .then(Mono.defer(
                        () -> directory.raiseCredentialVersion(account.accountId(), verified.credentialVersion())))
                .then(Mono.defer(() -> sessions.endAll(account.accountId())))
                .then(Mono.defer(() -> openSession(account, verified, recoveryCodes, request))));
    }

    /** An answer about anybody else than was asked about opens nothing. */
    private static boolean concernsAccount(Account account, VerifiedAccount verified) {
        return account.accountId().equals(verified.accountId());
    }

    private Mono<SignInOutcome> openSession(
            Account account, VerifiedAccount verified, List<SecretValue> recoveryCodes, ServerHttpRequest request) {
        return directory
                .lockById(account.accountId())
                .filter(now -> isStillAsAsked(account, now))
                .flatMap(now -> directory
                        .applyState(account.accountId(), verified.state())
                        .then(Mono.defer(
                                () -> sessions.open(account.accountId(), verified.credentialVersion(), request)))
                        .flatMap(opening -> toOutcome(account, opening, recoveryCodes, request)))
                .defaultIfEmpty(NOT_ANY_MORE);
    }

    /** A second factor that was reset, or an address that was changed, while the question was asked: it proves nothing. */
    private static boolean isStillAsAsked(Account asked, Account now) {
        return asked.standing().twoFactorVersion() == now.standing().twoFactorVersion()
                && asked.person().email().equals(now.person().email());
    }

    private Mono<SignInOutcome> toOutcome(
            Account account,
            SessionService.OpenResult opening,
            List<SecretValue> recoveryCodes,
            ServerHttpRequest request) {
        return switch (opening) {
            case SessionService.OpenResult.Opened opened ->
                sessions.endCurrent(request)
                        .then(Mono.defer(() -> directory.recordFirstSignIn(account.accountId())))
                        .then(Mono.fromSupplier(() -> toSignedIn(account, opened, recoveryCodes, request)));
            case SessionService.OpenResult.Superseded superseded -> Mono.just(NOT_ANY_MORE);
        };
    }

    private SignInOutcome toSignedIn(
            Account account,
            SessionService.OpenResult.Opened opened,
            List<SecretValue> recoveryCodes,
            ServerHttpRequest request) {
        return new SignInOutcome.SignedIn(
                account,
                List.of(
                        SessionCookie.forToken(opened.token().value()),
                        attempts.rememberDevice(account.person().email(), request)),
                recoveryCodes);
    }
}
