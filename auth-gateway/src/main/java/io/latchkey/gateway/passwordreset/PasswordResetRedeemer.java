package io.latchkey.gateway.passwordreset;

import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.internal.RedemptionOperation;
import io.latchkey.contracts.internal.RedemptionOperation.RedemptionRequest;
import io.latchkey.contracts.internal.RedemptionOperation.RedemptionResponse;
import io.latchkey.contracts.internal.RedemptionOperation.RedemptionResponse.LinkRedeemed;
import io.latchkey.contracts.internal.RedemptionOperation.RedemptionResponse.RedemptionRefused;
import io.latchkey.contracts.internal.SharedOutcomes.PasswordRejected;
import io.latchkey.contracts.internal.TokenLayout;
import io.latchkey.gateway.clients.AccountServiceClient;
import io.latchkey.gateway.clients.CallResult;
import io.latchkey.gateway.directory.Account;
import io.latchkey.gateway.directory.AccountDirectory;
import io.latchkey.gateway.session.SessionService;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Redeems a link for a new password: account-service decides, and what an older password opened ends here. */
@Component
final class PasswordResetRedeemer {
    private final AccountDirectory directory;
    private final AccountServiceClient accountService;
    private final SessionService sessions;
    private final TransactionalOperator transaction;

    PasswordResetRedeemer(
            AccountDirectory directory,
            AccountServiceClient accountService,
            SessionService sessions,
            TransactionalOperator transaction) {
        this.directory = directory;
        this.accountService = accountService;
        this.sessions = sessions;
        this.transaction = transaction;
    }

    /** With {@link LinkRedeemed}, no session of an older password counts any more, on any replica. */
    Mono<CallResult<RedemptionResponse>> redeem(SecretValue token, SecretValue newPassword) {
        return Mono.justOrEmpty(TokenLayout.readLinkAccount(token))
                .flatMap(directory::findById)
                .singleOptional()
                .flatMap(account ->
                        accountService.call(RedemptionOperation.REDEEM_LINK, toRequest(token, newPassword, account)))
                .flatMap(result -> result.flatMapResponse(
                        response -> endOlderSessions(response).thenReturn(response)));
    }

    private static RedemptionRequest toRequest(SecretValue token, SecretValue newPassword, Optional<Account> account) {
        return new RedemptionRequest(
                account.map(AccountServiceClient::factsOf).orElse(null),
                token,
                newPassword,
                account.map(known -> known.person().passwordContext()).orElse(List.of()));
    }

    private Mono<Void> endOlderSessions(RedemptionResponse response) {
        return switch (response) {
            case LinkRedeemed redeemed -> transaction.transactional(sessions.revokeOlder(redeemed));
            case RedemptionRefused refused -> Mono.empty();
            case PasswordRejected rejected -> Mono.empty();
        };
    }
}
