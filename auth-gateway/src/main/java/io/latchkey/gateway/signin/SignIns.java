package io.latchkey.gateway.signin;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.Secret;
import io.latchkey.gateway.digest.Digests;
import io.latchkey.gateway.directory.Account;
import io.latchkey.gateway.directory.Directory;
import io.latchkey.gateway.peers.AccountService;
import io.latchkey.gateway.peers.SignInAnswer;
import io.latchkey.gateway.peers.SignInQuestion;
import io.latchkey.gateway.session.Opening;
import io.latchkey.gateway.session.Sessions;
import io.latchkey.gateway.web.ClientNetworks;
import java.util.Optional;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Somebody signs in with address and password. account-service decides; the session opens only if that still counts. */
@Component
final class SignIns {
    private final Directory directory;
    private final AccountService accountService;
    private final Sessions sessions;
    private final TransactionalOperator transaction;
    private final Digests digests;
    private final ClientNetworks networks;

    SignIns(
            Directory directory,
            AccountService accountService,
            Sessions sessions,
            TransactionalOperator transaction,
            Digests digests,
            ClientNetworks networks) {
        this.directory = directory;
        this.accountService = accountService;
        this.sessions = sessions;
        this.transaction = transaction;
        this.digests = digests;
        this.networks = networks;
    }

    /** The session of the cookie that the request carries, if any, ends when a new one opens. */
    Mono<SignInOutcome> signIn(EmailAddress address, Secret password, ServerHttpRequest request) {
        return directory
                .byAddress(address)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(account ->
                        ask(address, account, password, request).flatMap(answer -> decide(account, answer, request)));
    }

    private Mono<SignInAnswer> ask(
            EmailAddress address, Optional<Account> account, Secret password, ServerHttpRequest request) {
        return accountService.signIn(new SignInQuestion(
                account.orElse(null), password, digests.ofAddress(address), digests.ofNetwork(networks.of(request))));
    }

    private Mono<SignInOutcome> decide(Optional<Account> account, SignInAnswer answer, ServerHttpRequest request) {
        return switch (answer) {
            // An answer about anybody else than was asked about opens nothing.
            case SignInAnswer.Verified verified ->
                account.filter(asked -> asked.accountId().equals(verified.accountId()))
                        .map(asked -> open(asked, verified, request))
                        .orElseGet(() -> Mono.just(new SignInOutcome.InvalidCredentials()));
            case SignInAnswer.InvalidCredentials invalid -> Mono.just(new SignInOutcome.InvalidCredentials());
            case SignInAnswer.Unavailable away -> Mono.just(new SignInOutcome.Unavailable(away.retryAfter()));
        };
    }

    private Mono<SignInOutcome> open(Account account, SignInAnswer.Verified verified, ServerHttpRequest request) {
        return transaction.transactional(directory
                .applyState(account.accountId(), verified.state())
                .then(Mono.defer(() -> sessions.open(account.accountId(), verified.credentialVersion())))
                .flatMap(opening -> settle(account, opening, request)));
    }

    private Mono<SignInOutcome> settle(Account account, Opening opening, ServerHttpRequest request) {
        return switch (opening) {
            case Opening.Opened opened ->
                sessions.end(request)
                        .then(Mono.defer(() -> directory.signedIn(account.accountId())))
                        .thenReturn(new SignInOutcome.SignedIn(account, opened.token()));
            case Opening.Superseded superseded -> Mono.just(new SignInOutcome.InvalidCredentials());
        };
    }
}
