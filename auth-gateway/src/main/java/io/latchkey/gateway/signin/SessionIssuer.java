package io.latchkey.gateway.signin;

import io.latchkey.contracts.AccountState.TwoFactorStatus;
import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.internal.EnrolmentOperation.EnrolmentResponse.AppEnrolled;
import io.latchkey.contracts.internal.SharedOutcomes.HolderVerified;
import io.latchkey.contracts.internal.SharedOutcomes.InvalidCredentials;
import io.latchkey.contracts.internal.VerifiedAccount;
import io.latchkey.gateway.attempt.AttemptOriginResolver;
import io.latchkey.gateway.directory.Account;
import io.latchkey.gateway.directory.AccountDirectory;
import io.latchkey.gateway.directory.PrivilegedRolePolicy;
import io.latchkey.gateway.session.SessionPrincipal.SignedIn;
import io.latchkey.gateway.session.SessionService;
import io.latchkey.gateway.web.SessionCookie;
import java.util.List;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Opens the session of a holder who has proved every factor, if the proof still counts; always under a new token. */
@Component
final class SessionIssuer {
    private static final SignInOutcome SUPERSEDED = new SignInOutcome.Refused(new InvalidCredentials());

    private final AccountDirectory directory;
    private final SessionService sessions;
    private final PrivilegedRolePolicy roles;
    private final AttemptOriginResolver origins;
    private final TransactionalOperator transaction;

    SessionIssuer(
            AccountDirectory directory,
            SessionService sessions,
            PrivilegedRolePolicy roles,
            AttemptOriginResolver origins,
            TransactionalOperator transaction) {
        this.directory = directory;
        this.sessions = sessions;
        this.roles = roles;
        this.origins = origins;
        this.transaction = transaction;
    }

    /** The session of the cookie that the request carries, if any, ends when the new one opens. */
    Mono<SignInOutcome> issueSession(Account account, HolderVerified verified, ServerHttpRequest request) {
        return concernsAccount(account, verified)
                ? openSession(account, verified, List.of(), request)
                : Mono.just(SUPERSEDED);
    }

    /** The same after an enrolment: what the password alone had opened ends. */
    Mono<SignInOutcome> issueAfterEnrolment(Account account, AppEnrolled enrolled, ServerHttpRequest request) {
        if (!concernsAccount(account, enrolled)) {
            return Mono.just(SUPERSEDED);
        }
        return transaction.transactional(directory
                .lockById(account.accountId())
                .then(Mono.defer(
                        () -> directory.raiseCredentialVersion(account.accountId(), enrolled.credentialVersion())))
                .then(Mono.defer(() -> sessions.endAll(account.accountId())))
                .then(Mono.defer(() -> openSession(account, enrolled, enrolled.recoveryCodes(), request))));
    }

    /** The same in the session that the enrolment was started in: it goes on under a new token, every other one ends. */
    Mono<SignInOutcome> renewAfterEnrolment(SignedIn holder, AppEnrolled enrolled, ServerHttpRequest request) {
        Account account = holder.account();
        return concernsAccount(account, enrolled)
                ? transaction
                        .transactional(sessions.renewOwn(holder, enrolled, request))
                        .map(token -> toSignedIn(
                                account, token, enrolled.recoveryCodes(), rememberDevice(account, enrolled, request)))
                : Mono.just(SUPERSEDED);
    }

    /** A response about another account than was asked about opens nothing. */
    private static boolean concernsAccount(Account account, VerifiedAccount verified) {
        return account.accountId().equals(verified.accountId());
    }

    private Mono<SignInOutcome> openSession(
            Account account, VerifiedAccount verified, List<SecretValue> recoveryCodes, ServerHttpRequest request) {
        return hasDemandedFactor(account, verified)
                ? applyNewerState(account, verified)
                        .then(Mono.defer(() -> sessions.open(account, verified, request)))
                        .map(token ->
                                toSignedIn(account, token, recoveryCodes, rememberDevice(account, verified, request)))
                        .defaultIfEmpty(SUPERSEDED)
                : Mono.just(SUPERSEDED);
    }

    /** True whatever becomes of the sign-in. */
    private Mono<Void> applyNewerState(Account account, VerifiedAccount verified) {
        return verified.state().version() > account.state().version()
                ? directory.applyState(account.accountId(), verified.state())
                : Mono.empty();
    }

    /** Whoever proved less than is demanded, whether by an executive or for a role, has not signed in. */
    private boolean hasDemandedFactor(Account account, VerifiedAccount verified) {
        return !roles.demandsFactor(account) || verified.state().twoFactor() == TwoFactorStatus.ENROLLED;
    }

    private ResponseCookie rememberDevice(Account account, VerifiedAccount verified, ServerHttpRequest request) {
        return origins.rememberDevice(account.person().email(), verified, request);
    }

    private static SignInOutcome toSignedIn(
            Account account, SecretValue token, List<SecretValue> recoveryCodes, ResponseCookie device) {
        return new SignInOutcome.SignedIn(
                account, List.of(SessionCookie.forToken(token.value()), device), recoveryCodes);
    }
}
