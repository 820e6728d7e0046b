package io.latchkey.gateway.signin;

import io.latchkey.contracts.Secret;
import io.latchkey.gateway.attempt.Attempts;
import io.latchkey.gateway.directory.Account;
import io.latchkey.gateway.directory.Directory;
import io.latchkey.gateway.peers.Verified;
import io.latchkey.gateway.session.Opening;
import io.latchkey.gateway.session.Sessions;
import io.latchkey.gateway.web.SessionCookie;
import java.util.List;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Opens the session of somebody who has proved every factor, if the proof still counts; always under a new token. */
@Component
final class Admission {
    private static final SignInOutcome NOT_ANY_MORE = new SignInOutcome.Refused(new Refusal.InvalidCredentials());

    private final Directory directory;
    private final Sessions sessions;
    private final Attempts attempts;
    private final TransactionalOperator transaction;

    Admission(Directory directory, Sessions sessions, Attempts attempts, TransactionalOperator transaction) {
        this.directory = directory;
        this.sessions = sessions;
        this.attempts = attempts;
        this.transaction = transaction;
    }

    /** The session of the cookie that the request carries, if any, ends when the new one opens. */
    Mono<SignInOutcome> admit(Account account, Verified verified, ServerHttpRequest request) {
        return isAbout(account, verified)
                ? transaction.transactional(open(account, verified, List.of(), request))
                : Mono.just(NOT_ANY_MORE);
    }

    /** The same after an enrolment: whatever the password alone had opened ends. */
    Mono<SignInOutcome> admitEnrolled(
            Account account, Verified verified, List<Secret> recoveryCodes, ServerHttpRequest request) {
        if (!isAbout(account, verified)) {
            return Mono.just(NOT_ANY_MORE);
        }
        return transaction.transactional(directory
                .lock(account.accountId())
                .then(Mono.defer(
                        () -> directory.raiseCredentialVersion(account.accountId(), verified.credentialVersion())))
                .then(Mono.defer(() -> sessions.endAll(account.accountId())))
                .then(Mono.defer(() -> open(account, verified, recoveryCodes, request))));
    }

    /** An answer about anybody else than was asked about opens nothing. */
    private static boolean isAbout(Account account, Verified verified) {
        return account.accountId().equals(verified.accountId());
    }

    private Mono<SignInOutcome> open(
            Account account, Verified verified, List<Secret> recoveryCodes, ServerHttpRequest request) {
        return directory
                .lock(account.accountId())
                .filter(now -> isStillAsAsked(account, now))
                .flatMap(now -> directory
                        .applyState(account.accountId(), verified.state())
                        .then(Mono.defer(
                                () -> sessions.open(account.accountId(), verified.credentialVersion(), request)))
                        .flatMap(opening -> settle(account, opening, recoveryCodes, request)))
                .defaultIfEmpty(NOT_ANY_MORE);
    }

    /** A second factor that was reset, or an address that was changed, while the question was asked: it proves nothing. */
    private static boolean isStillAsAsked(Account asked, Account now) {
        return asked.standing().twoFactorVersion() == now.standing().twoFactorVersion()
                && asked.person().email().equals(now.person().email());
    }

    private Mono<SignInOutcome> settle(
            Account account, Opening opening, List<Secret> recoveryCodes, ServerHttpRequest request) {
        return switch (opening) {
            case Opening.Opened opened ->
                sessions.end(request)
                        .then(Mono.defer(() -> directory.signedIn(account.accountId())))
                        .then(Mono.fromSupplier(() -> signedIn(account, opened, recoveryCodes, request)));
            case Opening.Superseded superseded -> Mono.just(NOT_ANY_MORE);
        };
    }

    private SignInOutcome signedIn(
            Account account, Opening.Opened opened, List<Secret> recoveryCodes, ServerHttpRequest request) {
        return new SignInOutcome.SignedIn(
                account,
                List.of(
                        SessionCookie.holding(opened.token().value()),
                        attempts.remember(account.person().email(), request)),
                recoveryCodes);
    }
}
