package io.latchkey.gateway.signin;

import io.latchkey.gateway.attempt.Attempts;
import io.latchkey.gateway.directory.Account;
import io.latchkey.gateway.directory.Directory;
import io.latchkey.gateway.peers.AccountService;
import io.latchkey.gateway.peers.SignInAnswer;
import io.latchkey.gateway.peers.SignInQuestion;
import io.latchkey.gateway.proof.Proofs;
import java.util.Optional;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The first step of a sign-in, and for most the only one. account-service decides; the session opens only if that still counts. */
@Component
final class SignIns {
    private final Directory directory;
    private final AccountService accountService;
    private final Admission admission;
    private final Attempts attempts;
    private final Proofs proofs;

    SignIns(Directory directory, AccountService accountService, Admission admission, Attempts attempts, Proofs proofs) {
        this.directory = directory;
        this.accountService = accountService;
        this.admission = admission;
        this.attempts = attempts;
        this.proofs = proofs;
    }

    Mono<SignInOutcome> signIn(SignInWish wish, ServerHttpRequest request) {
        return directory
                .byAddress(wish.address())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(account -> proofs.accept(wish.proof())
                        .flatMap(proven -> accountService.signIn(question(wish, account, proven, request)))
                        .flatMap(answer -> decide(account, answer, request)));
    }

    private SignInQuestion question(
            SignInWish wish, Optional<Account> account, boolean proven, ServerHttpRequest request) {
        return new SignInQuestion(
                account.orElse(null),
                wish.password(),
                wish.oneTimePassword(),
                attempts.of(wish.address(), request),
                proven);
    }

    private Mono<SignInOutcome> decide(Optional<Account> account, SignInAnswer answer, ServerHttpRequest request) {
        return switch (answer) {
            case SignInAnswer.Complete complete ->
                account.map(asked -> admission.admit(asked, complete.verified(), request))
                        .orElseGet(() -> refused(new Refusal.InvalidCredentials()));
            case SignInAnswer.InvalidCredentials invalid -> refused(new Refusal.InvalidCredentials());
            case SignInAnswer.OneTimePasswordRequired code ->
                refused(new Refusal.OneTimePasswordRequired(code.challenge()));
            case SignInAnswer.InvalidOneTimePassword wrong -> refused(new Refusal.InvalidOneTimePassword());
            case SignInAnswer.EnrolmentRequired phone -> refused(new Refusal.EnrolmentRequired(phone.challenge()));
            case SignInAnswer.TooManyAttempts many -> refused(new Refusal.TooManyAttempts(many.retryAfter()));
            case SignInAnswer.ProofRequired work -> {
                proofs.wasAskedOf(request);
                yield refused(new Refusal.ProofRequired());
            }
            case SignInAnswer.Unavailable away -> refused(new Refusal.Unavailable(away.retryAfter()));
        };
    }

    private static Mono<SignInOutcome> refused(Refusal why) {
        return Mono.just(new SignInOutcome.Refused(why));
    }
}
