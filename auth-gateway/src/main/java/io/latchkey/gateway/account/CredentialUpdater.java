package io.latchkey.gateway.account;

import io.latchkey.contracts.SecretValue;
import io.latchkey.gateway.attempt.AttemptOriginResolver;
import io.latchkey.gateway.clients.CredentialClient;
import io.latchkey.gateway.clients.PasswordChangeCall;
import io.latchkey.gateway.clients.RecoveryCodesCall;
import io.latchkey.gateway.clients.VerifiedAccount;
import io.latchkey.gateway.directory.Account;
import io.latchkey.gateway.directory.AccountDirectory;
import io.latchkey.gateway.session.SessionPrincipal;
import io.latchkey.gateway.session.SessionService;
import java.time.Duration;
import java.util.List;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** What a holder changes of their own proofs, each time by giving the old ones again. account-service decides. */
@Component
final class CredentialUpdater {
    private final CredentialClient credentials;
    private final AccountDirectory directory;
    private final SessionService sessions;
    private final AttemptOriginResolver attempts;
    private final TransactionalOperator transaction;

    CredentialUpdater(
            CredentialClient credentials,
            AccountDirectory directory,
            SessionService sessions,
            AttemptOriginResolver attempts,
            TransactionalOperator transaction) {
        this.credentials = credentials;
        this.directory = directory;
        this.sessions = sessions;
        this.attempts = attempts;
        this.transaction = transaction;
    }

    /** With {@code Done}, no other session of the account counts any more, on any replica; this one does. */
    Mono<PasswordChangeResult> changePassword(
            SessionPrincipal.SignedIn visitor, SecretValue current, SecretValue next, ServerHttpRequest request) {
        Account account = visitor.account();
        var question = new PasswordChangeCall(
                account, current, next, attempts.resolveOrigin(account.person().email(), request));
        return credentials.changePassword(question).flatMap(answer -> applyAnswer(visitor, answer, request));
    }

    Mono<RecoveryCodesResult> replaceRecoveryCodes(
            SessionPrincipal.SignedIn visitor,
            SecretValue password,
            SecretValue oneTimePassword,
            ServerHttpRequest request) {
        Account account = visitor.account();
        var question = new RecoveryCodesCall(
                account,
                password,
                oneTimePassword,
                attempts.resolveOrigin(account.person().email(), request));
        return credentials.replaceRecoveryCodes(question).map(CredentialUpdater::toResult);
    }

    private Mono<PasswordChangeResult> applyAnswer(
            SessionPrincipal.SignedIn visitor, PasswordChangeCall.Result answer, ServerHttpRequest request) {
        return switch (answer) {
            case PasswordChangeCall.Result.Changed changed ->
                endOtherSessions(visitor, changed.verified(), request).thenReturn(new PasswordChangeResult.Done());
            case PasswordChangeCall.Result.InvalidCredentials wrong ->
                Mono.just(new PasswordChangeResult.InvalidCredentials());
            case PasswordChangeCall.Result.PasswordRejected rejected ->
                Mono.just(new PasswordChangeResult.Rejected(rejected.reasons()));
            case PasswordChangeCall.Result.TooManyAttempts many ->
                Mono.just(new PasswordChangeResult.TooManyAttempts(many.retryAfter()));
            case PasswordChangeCall.Result.Unavailable away ->
                Mono.just(new PasswordChangeResult.Unavailable(away.retryAfter()));
        };
    }

    private Mono<Void> endOtherSessions(
            SessionPrincipal.SignedIn visitor, VerifiedAccount verified, ServerHttpRequest request) {
        // Raising comes first: it locks the account's row, so a sign-in that is under way waits and then sees it.
        return transaction.transactional(directory
                .raiseCredentialVersion(visitor.account().accountId(), verified.credentialVersion())
                .then(Mono.defer(() -> directory.applyState(visitor.account().accountId(), verified.state())))
                .then(Mono.defer(() -> sessions.keepOnly(visitor, verified.credentialVersion(), request))));
    }

    private static RecoveryCodesResult toResult(RecoveryCodesCall.Result answer) {
        return switch (answer) {
            case RecoveryCodesCall.Result.Replaced replaced ->
                new RecoveryCodesResult.CodesReplaced(replaced.recoveryCodes());
            case RecoveryCodesCall.Result.InvalidCredentials wrong -> new RecoveryCodesResult.InvalidCredentials();
            case RecoveryCodesCall.Result.InvalidOneTimePassword wrong ->
                new RecoveryCodesResult.InvalidOneTimePassword();
            case RecoveryCodesCall.Result.TooManyAttempts many ->
                new RecoveryCodesResult.TooManyAttempts(many.retryAfter());
            case RecoveryCodesCall.Result.Unavailable away -> new RecoveryCodesResult.Unavailable(away.retryAfter());
        };
    }

    /** What became of a holder's wish for another password. */
    sealed interface PasswordChangeResult {
        /** It is set, and every other session of the account is dead. */
        record Done() implements PasswordChangeResult {}

        /** The current password was wrong. */
        record InvalidCredentials() implements PasswordChangeResult {}

        /** Another new password helps. */
        record Rejected(List<String> reasons) implements PasswordChangeResult {
            public Rejected {
                reasons = List.copyOf(reasons);
            }
        }

        /** Not looked at: too many before it. */
        record TooManyAttempts(Duration retryAfter) implements PasswordChangeResult {}

        /** Not now; the same again later may do. */
        record Unavailable(Duration retryAfter) implements PasswordChangeResult {}
    }

    /** What became of a holder's wish for new recovery codes. */
    sealed interface RecoveryCodesResult {
        /** The old are dead; these are shown once. */
        record CodesReplaced(List<SecretValue> codes) implements RecoveryCodesResult {
            public CodesReplaced {
                codes = List.copyOf(codes);
            }
        }

        /** The password was wrong. */
        record InvalidCredentials() implements RecoveryCodesResult {}

        /** The one-time password was wrong, was used before, or there is none. */
        record InvalidOneTimePassword() implements RecoveryCodesResult {}

        /** Not looked at: too many before it. */
        record TooManyAttempts(Duration retryAfter) implements RecoveryCodesResult {}

        /** Not now; the same again later may do. */
        record Unavailable(Duration retryAfter) implements RecoveryCodesResult {}
    }
}
