package io.latchkey.gateway.passwordreset;

import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.SecurityEvent.LinkRefusal;
import io.latchkey.gateway.clients.AccountServiceClient;
import io.latchkey.gateway.clients.RedemptionCall;
import io.latchkey.gateway.directory.Account;
import io.latchkey.gateway.directory.AccountDirectory;
import io.latchkey.gateway.directory.PasswordContext;
import io.latchkey.gateway.session.SessionService;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** A link is used to set a password. account-service decides; what an older password opened ends here. */
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

    /** With {@code Done}, no session of an older password counts any more, on any replica. */
    Mono<RedemptionResult> redeem(SecretValue token, SecretValue newPassword) {
        return Mono.justOrEmpty(LinkTokenReader.decodeAccountId(token))
                .flatMap(directory::findById)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(account -> accountService.redeemLink(toCall(token, newPassword, account)))
                .flatMap(this::applyAnswer);
    }

    private static RedemptionCall toCall(SecretValue token, SecretValue newPassword, Optional<Account> account) {
        return new RedemptionCall(
                token,
                newPassword,
                account.orElse(null),
                account.map(known -> PasswordContext.wordsOf(known.person())).orElse(List.of()));
    }

    private Mono<RedemptionResult> applyAnswer(RedemptionCall.Result answer) {
        return switch (answer) {
            case RedemptionCall.Result.Redeemed redeemed ->
                endSessions(redeemed).thenReturn(new RedemptionResult.Done());
            case RedemptionCall.Result.LinkRefused refused ->
                Mono.just(new RedemptionResult.LinkRefused(refused.reason()));
            case RedemptionCall.Result.PasswordRejected rejected ->
                Mono.just(new RedemptionResult.PasswordRejected(rejected.reasons()));
            case RedemptionCall.Result.Unavailable away ->
                Mono.just(new RedemptionResult.Unavailable(away.retryAfter()));
        };
    }

    private Mono<Void> endSessions(RedemptionCall.Result.Redeemed redeemed) {
        // Raising comes first: it locks the account's row, so a sign-in that is under way waits and then sees it.
        return transaction.transactional(directory
                .raiseCredentialVersion(redeemed.accountId(), redeemed.credentialVersion())
                .then(Mono.defer(() -> directory.applyState(redeemed.accountId(), redeemed.state())))
                .then(Mono.defer(() -> sessions.endOlder(redeemed.accountId(), redeemed.credentialVersion()))));
    }

    /** What became of a link and a new password. */
    sealed interface RedemptionResult {
        /** The password is set, and every session of an older one is dead. */
        record Done() implements RedemptionResult {}

        /** The link is dead; a new one helps. */
        record LinkRefused(LinkRefusal reason) implements RedemptionResult {}

        /**
         * The link stays good; another password helps.
         *
         * @param reasons {@code too-short}, {@code too-long}, {@code common}, {@code context}, {@code same-as-before}
         */
        record PasswordRejected(List<String> reasons) implements RedemptionResult {
            public PasswordRejected {
                reasons = List.copyOf(reasons);
            }
        }

        /** Not now; the same again later is safe. */
        record Unavailable(Duration retryAfter) implements RedemptionResult {}
    }
}
