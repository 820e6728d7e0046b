package io.latchkey.gateway.passwordreset;

import io.latchkey.contracts.Secret;
import io.latchkey.gateway.directory.Account;
import io.latchkey.gateway.directory.Directory;
import io.latchkey.gateway.directory.PasswordContext;
import io.latchkey.gateway.peers.AccountService;
import io.latchkey.gateway.peers.RedemptionAnswer;
import io.latchkey.gateway.peers.RedemptionQuestion;
import io.latchkey.gateway.session.Sessions;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** A link is used to set a password. account-service decides; what an older password opened ends here. */
@Component
final class Redemptions {
    private final Directory directory;
    private final AccountService accountService;
    private final Sessions sessions;
    private final TransactionalOperator transaction;

    Redemptions(
            Directory directory, AccountService accountService, Sessions sessions, TransactionalOperator transaction) {
        this.directory = directory;
        this.accountService = accountService;
        this.sessions = sessions;
        this.transaction = transaction;
    }

    /** With {@code Done}, no session of an older password counts any more, on any replica. */
    Mono<Redemption> redeem(Secret token, Secret newPassword) {
        return Mono.justOrEmpty(LinkAccount.namedBy(token))
                .flatMap(directory::byId)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(account -> accountService.redeem(question(token, newPassword, account)))
                .flatMap(this::settle);
    }

    private static RedemptionQuestion question(Secret token, Secret newPassword, Optional<Account> account) {
        return new RedemptionQuestion(
                token,
                newPassword,
                account.orElse(null),
                account.map(known -> PasswordContext.of(known.person())).orElse(List.of()));
    }

    private Mono<Redemption> settle(RedemptionAnswer answer) {
        return switch (answer) {
            case RedemptionAnswer.Redeemed redeemed -> end(redeemed).thenReturn(new Redemption.Done());
            case RedemptionAnswer.LinkRefused refused -> Mono.just(new Redemption.LinkRefused(refused.reason()));
            case RedemptionAnswer.PasswordRejected rejected ->
                Mono.just(new Redemption.PasswordRejected(rejected.reasons()));
            case RedemptionAnswer.Unavailable away -> Mono.just(new Redemption.Unavailable(away.retryAfter()));
        };
    }

    private Mono<Void> end(RedemptionAnswer.Redeemed redeemed) {
        // Raising comes first: it locks the account's row, so a sign-in that is under way waits and then sees it.
        return transaction.transactional(directory
                .raiseCredentialVersion(redeemed.accountId(), redeemed.credentialVersion())
                .then(Mono.defer(() -> directory.applyState(redeemed.accountId(), redeemed.state())))
                .then(Mono.defer(() -> sessions.endOlder(redeemed.accountId(), redeemed.credentialVersion()))));
    }
}
