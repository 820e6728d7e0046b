package io.latchkey.gateway.account;

import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.internal.DirectoryFacts;
import io.latchkey.contracts.internal.PasswordChangeOperation;
import io.latchkey.contracts.internal.PasswordChangeOperation.PasswordChangeRequest;
import io.latchkey.contracts.internal.PasswordChangeOperation.PasswordChangeResponse;
import io.latchkey.contracts.internal.PasswordChangeOperation.PasswordChangeResponse.PasswordReplaced;
import io.latchkey.contracts.internal.RecoveryCodesOperation;
import io.latchkey.contracts.internal.RecoveryCodesOperation.RecoveryCodesRequest;
import io.latchkey.contracts.internal.RecoveryCodesOperation.RecoveryCodesResponse;
import io.latchkey.contracts.internal.SharedOutcomes.InvalidCredentials;
import io.latchkey.contracts.internal.SharedOutcomes.PasswordRejected;
import io.latchkey.contracts.internal.SharedOutcomes.TooManyAttempts;
import io.latchkey.gateway.attempt.AttemptOrigin;
import io.latchkey.gateway.attempt.AttemptOriginResolver;
import io.latchkey.gateway.clients.AccountServiceClient;
import io.latchkey.gateway.clients.CallResult;
import io.latchkey.gateway.directory.Account;
import io.latchkey.gateway.session.SessionPrincipal.SignedIn;
import io.latchkey.gateway.session.SessionService;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Replaces a holder's password or recovery codes, who gives the present ones each time; account-service decides. */
@Component
final class CredentialUpdater {
    private final AccountServiceClient accountService;
    private final SessionService sessions;
    private final AttemptOriginResolver origins;
    private final TransactionalOperator transaction;

    CredentialUpdater(
            AccountServiceClient accountService,
            SessionService sessions,
            AttemptOriginResolver origins,
            TransactionalOperator transaction) {
        this.accountService = accountService;
        this.sessions = sessions;
        this.origins = origins;
        this.transaction = transaction;
    }

    /** With {@link PasswordReplaced}, no session of the account but this one counts any more, on any replica. */
    Mono<CallResult<PasswordChangeResponse>> changePassword(
            SignedIn principal, SecretValue currentPassword, SecretValue newPassword, ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        Account account = principal.account();
        AttemptOrigin origin = origins.resolveOrigin(account.person().email(), request);
        var change = new PasswordChangeRequest(
                accountService.factsOf(account),
                origin.addressDigest(),
                origin.networkDigest(),
                currentPassword,
                newPassword,
                account.person().passwordContext());
        return accountService
                .call(PasswordChangeOperation.CHANGE_PASSWORD, change)
                .flatMap(result -> result.flatMapResponse(response ->
                        endOtherSessions(principal, response, exchange).thenReturn(response)));
    }

    Mono<CallResult<RecoveryCodesResponse>> replaceRecoveryCodes(
            Account account, SecretValue password, SecretValue oneTimePassword, ServerHttpRequest request) {
        AttemptOrigin origin = origins.resolveOrigin(account.person().email(), request);
        DirectoryFacts facts = accountService.factsOf(account);
        return accountService.call(
                RecoveryCodesOperation.REPLACE_RECOVERY_CODES,
                new RecoveryCodesRequest(
                        facts,
                        origin.addressDigest(),
                        origin.networkDigest(),
                        password,
                        oneTimePassword,
                        origin.knownDevice()));
    }

    private Mono<Void> endOtherSessions(
            SignedIn principal, PasswordChangeResponse response, ServerWebExchange exchange) {
        return switch (response) {
            case PasswordReplaced replaced ->
                transaction
                        .transactional(sessions.revokeOthers(principal, replaced, exchange.getRequest()))
                        .then(Mono.fromRunnable(() -> rememberDevice(principal.account(), replaced, exchange)));
            case InvalidCredentials wrong -> Mono.empty();
            case PasswordRejected rejected -> Mono.empty();
            case TooManyAttempts many -> Mono.empty();
        };
    }

    /** The mark of before died with the password; the browser stays known. */
    private void rememberDevice(Account account, PasswordReplaced replaced, ServerWebExchange exchange) {
        exchange.getResponse()
                .addCookie(origins.rememberDevice(account.person().email(), replaced, exchange.getRequest()));
    }
}
