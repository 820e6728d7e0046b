package io.latchkey.gateway.account;

import io.latchkey.contracts.Secret;
import io.latchkey.gateway.attempt.Attempts;
import io.latchkey.gateway.directory.Account;
import io.latchkey.gateway.directory.Directory;
import io.latchkey.gateway.peers.CredentialService;
import io.latchkey.gateway.peers.PasswordChangeAnswer;
import io.latchkey.gateway.peers.PasswordChangeQuestion;
import io.latchkey.gateway.peers.RecoveryCodesAnswer;
import io.latchkey.gateway.peers.RecoveryCodesQuestion;
import io.latchkey.gateway.peers.Verified;
import io.latchkey.gateway.session.Sessions;
import io.latchkey.gateway.session.Visitor;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** What a holder changes of their own proofs, each time by giving the old ones again. account-service decides. */
@Component
final class OwnCredentials {
    private final CredentialService credentials;
    private final Directory directory;
    private final Sessions sessions;
    private final Attempts attempts;
    private final TransactionalOperator transaction;

    OwnCredentials(
            CredentialService credentials,
            Directory directory,
            Sessions sessions,
            Attempts attempts,
            TransactionalOperator transaction) {
        this.credentials = credentials;
        this.directory = directory;
        this.sessions = sessions;
        this.attempts = attempts;
        this.transaction = transaction;
    }

    /** With {@code Done}, no other session of the account counts any more, on any replica; this one does. */
    Mono<PasswordChange> changePassword(
            Visitor.SignedIn visitor, Secret current, Secret next, ServerHttpRequest request) {
        Account account = visitor.account();
        var question = new PasswordChangeQuestion(
                account, current, next, attempts.of(account.person().email(), request));
        return credentials.change(question).flatMap(answer -> settle(visitor, answer, request));
    }

    Mono<RecoveryCodes> replaceRecoveryCodes(
            Visitor.SignedIn visitor, Secret password, Secret oneTimePassword, ServerHttpRequest request) {
        Account account = visitor.account();
        var question = new RecoveryCodesQuestion(
                account, password, oneTimePassword, attempts.of(account.person().email(), request));
        return credentials.replaceRecoveryCodes(question).map(OwnCredentials::outcome);
    }

    private Mono<PasswordChange> settle(
            Visitor.SignedIn visitor, PasswordChangeAnswer answer, ServerHttpRequest request) {
        return switch (answer) {
            case PasswordChangeAnswer.Changed changed ->
                endOthers(visitor, changed.verified(), request).thenReturn(new PasswordChange.Done());
            case PasswordChangeAnswer.InvalidCredentials wrong -> Mono.just(new PasswordChange.InvalidCredentials());
            case PasswordChangeAnswer.PasswordRejected rejected ->
                Mono.just(new PasswordChange.Rejected(rejected.reasons()));
            case PasswordChangeAnswer.TooManyAttempts many ->
                Mono.just(new PasswordChange.TooManyAttempts(many.retryAfter()));
            case PasswordChangeAnswer.Unavailable away -> Mono.just(new PasswordChange.Unavailable(away.retryAfter()));
        };
    }

    private Mono<Void> endOthers(Visitor.SignedIn visitor, Verified verified, ServerHttpRequest request) {
        // Raising comes first: it locks the account's row, so a sign-in that is under way waits and then sees it.
        return transaction.transactional(directory
                .raiseCredentialVersion(visitor.account().accountId(), verified.credentialVersion())
                .then(Mono.defer(() -> directory.applyState(visitor.account().accountId(), verified.state())))
                .then(Mono.defer(() -> sessions.keepOnly(visitor, verified.credentialVersion(), request))));
    }

    private static RecoveryCodes outcome(RecoveryCodesAnswer answer) {
        return switch (answer) {
            case RecoveryCodesAnswer.Replaced replaced -> new RecoveryCodes.Fresh(replaced.recoveryCodes());
            case RecoveryCodesAnswer.InvalidCredentials wrong -> new RecoveryCodes.InvalidCredentials();
            case RecoveryCodesAnswer.InvalidOneTimePassword wrong -> new RecoveryCodes.InvalidOneTimePassword();
            case RecoveryCodesAnswer.TooManyAttempts many -> new RecoveryCodes.TooManyAttempts(many.retryAfter());
            case RecoveryCodesAnswer.Unavailable away -> new RecoveryCodes.Unavailable(away.retryAfter());
        };
    }
}
