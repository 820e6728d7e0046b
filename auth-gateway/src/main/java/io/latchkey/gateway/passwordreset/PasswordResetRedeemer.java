package io.latchkey.gateway.passwordreset;

import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.internal.RedemptionOperation;
import io.latchkey.contracts.internal.RedemptionOperation.RedemptionRequest;
import io.latchkey.contracts.internal.RedemptionOperation.RedemptionResponse;
import io.latchkey.contracts.internal.RedemptionOperation.RedemptionResponse.LinkRedeemed;
import io.latchkey.contracts.internal.RedemptionOperation.RedemptionResponse.RedemptionRefused;
import io.latchkey.contracts.internal.SharedOutcomes.PasswordRejected;
import io.latchkey.contracts.internal.TokenLayout;
import io.latchkey.gateway.attempt.AttemptOriginResolver;
import io.latchkey.gateway.attempt.NewBrowser;
import io.latchkey.gateway.clients.AccountServiceClient;
import io.latchkey.gateway.clients.CallResult;
import io.latchkey.gateway.directory.Account;
import io.latchkey.gateway.directory.AccountDirectory;
import io.latchkey.gateway.session.SessionService;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Redeems a link for a new password: account-service decides, and what an older password opened ends here. */
@Component
final class PasswordResetRedeemer {
    private final AccountDirectory directory;
    private final AccountServiceClient accountService;
    private final SessionService sessions;
    private final AttemptOriginResolver origins;
    private final TransactionalOperator transaction;

    PasswordResetRedeemer(
            AccountDirectory directory,
            AccountServiceClient accountService,
            SessionService sessions,
            AttemptOriginResolver origins,
            TransactionalOperator transaction) {
        this.directory = directory;
        this.accountService = accountService;
        this.sessions = sessions;
        this.origins = origins;
        this.transaction = transaction;
    }

    /** With {@link LinkRedeemed}, no session of an older password counts any more, on any replica. */
    Mono<CallResult<RedemptionResponse>> redeem(
            SecretValue token, SecretValue newPassword, ServerWebExchange exchange) {
        return Mono.justOrEmpty(TokenLayout.readLinkAccount(token))
                .flatMap(directory::findById)
                .singleOptional()
                .flatMap(account -> redeem(token, newPassword, account, exchange));
    }

    private Mono<CallResult<RedemptionResponse>> redeem(
            SecretValue token, SecretValue newPassword, Optional<Account> account, ServerWebExchange exchange) {
        Optional<NewBrowser> browser =
                account.map(known -> origins.prepareBrowser(known.person().email()));
        return accountService
                .call(RedemptionOperation.REDEEM_LINK, toRequest(token, newPassword, account, browser))
                .flatMap(result -> result.flatMapResponse(
                        response -> handleResponse(browser, response, exchange).thenReturn(response)));
    }

    private RedemptionRequest toRequest(
            SecretValue token, SecretValue newPassword, Optional<Account> account, Optional<NewBrowser> browser) {
        List<String> digests = account.map(
                        known -> origins.digestAddress(known.person().email()))
                .orElse(List.of());
        return new RedemptionRequest(
                account.map(accountService::factsOf).orElse(null),
                token,
                newPassword,
                account.map(known -> known.person().passwordContext()).orElse(List.of()),
                digests.isEmpty() ? null : digests.getFirst(),
                digests.stream().skip(1).toList(),
                browser.map(NewBrowser::digest).orElse(null));
    }

    private Mono<Void> handleResponse(
            Optional<NewBrowser> browser, RedemptionResponse response, ServerWebExchange exchange) {
        return switch (response) {
            // Whoever has proved the mailbox is let in from this browser, whatever others have tried at the address.
            case LinkRedeemed redeemed ->
                transaction.transactional(sessions.revokeOlder(redeemed)).then(Mono.fromRunnable(() -> browser.map(
                                known -> origins.rememberMailbox(known, redeemed))
                        .ifPresent(exchange.getResponse()::addCookie)));
            case RedemptionRefused refused -> Mono.empty();
            case PasswordRejected rejected -> Mono.empty();
        };
    }
}
