package io.latchkey.gateway.signin;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.SecretValue;
import io.latchkey.gateway.attempt.AttemptOriginResolver;
import io.latchkey.gateway.clients.AccountServiceClient;
import io.latchkey.gateway.clients.SignInCall;
import io.latchkey.gateway.directory.Account;
import io.latchkey.gateway.directory.AccountDirectory;
import io.latchkey.gateway.proof.ProofOfWork;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The first step of a sign-in, and for most the only one. account-service decides; the session opens only if that still counts. */
@Component
final class PasswordSignIn {
    private final AccountDirectory directory;
    private final AccountServiceClient accountService;
    private final SessionIssuer admission;
    private final AttemptOriginResolver attempts;
    private final ProofOfWork proofs;

    PasswordSignIn(
            AccountDirectory directory,
            AccountServiceClient accountService,
            SessionIssuer admission,
            AttemptOriginResolver attempts,
            ProofOfWork proofs) {
        this.directory = directory;
        this.accountService = accountService;
        this.admission = admission;
        this.attempts = attempts;
        this.proofs = proofs;
    }

    Mono<SignInOutcome> signIn(Command wish, ServerHttpRequest request) {
        return directory
                .findByAddress(wish.address())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(account -> proofs.acceptProof(wish.proof())
                        .flatMap(proven -> accountService.signIn(buildCall(wish, account, proven, request)))
                        .flatMap(answer -> toOutcome(account, answer, request)));
    }

    private SignInCall buildCall(Command wish, Optional<Account> account, boolean proven, ServerHttpRequest request) {
        return new SignInCall(
                account.orElse(null),
                wish.password(),
                wish.oneTimePassword(),
                attempts.resolveOrigin(wish.address(), request),
                proven);
    }

    private Mono<SignInOutcome> toOutcome(
            Optional<Account> account, SignInCall.Result answer, ServerHttpRequest request) {
        return switch (answer) {
            case SignInCall.Result.Complete complete ->
                account.map(asked -> admission.issueSession(asked, complete.verified(), request))
                        .orElseGet(() -> refuseWith(new SignInRefusal.InvalidCredentials()));
            case SignInCall.Result.InvalidCredentials invalid -> refuseWith(new SignInRefusal.InvalidCredentials());
            case SignInCall.Result.OneTimePasswordRequired code ->
                refuseWith(new SignInRefusal.OneTimePasswordRequired(code.challenge()));
            case SignInCall.Result.InvalidOneTimePassword wrong ->
                refuseWith(new SignInRefusal.InvalidOneTimePassword());
            case SignInCall.Result.EnrolmentRequired phone ->
                refuseWith(new SignInRefusal.EnrolmentRequired(phone.challenge()));
            case SignInCall.Result.TooManyAttempts many ->
                refuseWith(new SignInRefusal.TooManyAttempts(many.retryAfter()));
            case SignInCall.Result.ProofRequired work -> {
                proofs.recordDemand(request);
                yield refuseWith(new SignInRefusal.ProofRequired());
            }
            case SignInCall.Result.Unavailable away -> refuseWith(new SignInRefusal.Unavailable(away.retryAfter()));
        };
    }

    private static Mono<SignInOutcome> refuseWith(SignInRefusal why) {
        return Mono.just(new SignInOutcome.Refused(why));
    }

    /**
     * What somebody who wants to sign in gave.
     *
     * @param oneTimePassword null when none was given
     * @param proof of work, as it came; null when none was given
     */
    record Command(
            EmailAddress address,
            SecretValue password,
            @Nullable SecretValue oneTimePassword,
            @Nullable String proof) {}
}
