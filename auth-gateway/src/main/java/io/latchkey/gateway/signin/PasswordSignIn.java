package io.latchkey.gateway.signin;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.internal.SharedOutcomes.HolderVerified;
import io.latchkey.contracts.internal.SharedOutcomes.InvalidCredentials;
import io.latchkey.contracts.internal.SignInOperation;
import io.latchkey.contracts.internal.SignInOperation.SignInRequest;
import io.latchkey.contracts.internal.SignInOperation.SignInResponse;
import io.latchkey.contracts.internal.SignInOperation.SignInResponse.ProofRequired;
import io.latchkey.contracts.internal.SignInRefusal;
import io.latchkey.gateway.attempt.AttemptOrigin;
import io.latchkey.gateway.attempt.AttemptOriginResolver;
import io.latchkey.gateway.clients.AccountServiceClient;
import io.latchkey.gateway.clients.CallResult;
import io.latchkey.gateway.directory.Account;
import io.latchkey.gateway.directory.AccountDirectory;
import io.latchkey.gateway.proof.ProofOfWork;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The first step of a sign-in, for most the only one: account-service decides, and a session opens if that still counts. */
@Component
final class PasswordSignIn {
    private final AccountDirectory directory;
    private final AccountServiceClient accountService;
    private final SessionIssuer sessionIssuer;
    private final AttemptOriginResolver origins;
    private final ProofOfWork proofOfWork;

    PasswordSignIn(
            AccountDirectory directory,
            AccountServiceClient accountService,
            SessionIssuer sessionIssuer,
            AttemptOriginResolver origins,
            ProofOfWork proofOfWork) {
        this.directory = directory;
        this.accountService = accountService;
        this.sessionIssuer = sessionIssuer;
        this.origins = origins;
        this.proofOfWork = proofOfWork;
    }

    Mono<CallResult<SignInOutcome>> signIn(Command command, ServerHttpRequest request) {
        return directory.findByAddress(command.address()).singleOptional().flatMap(account -> proofOfWork
                .acceptProof(command.proof())
                .flatMap(proven ->
                        accountService.call(SignInOperation.SIGN_IN, toRequest(command, account, proven, request)))
                .flatMap(result -> result.flatMapResponse(response -> toOutcome(account, response, request))));
    }

    private SignInRequest toRequest(
            Command command, Optional<Account> account, boolean proven, ServerHttpRequest request) {
        AttemptOrigin origin = origins.resolveOrigin(command.address(), request);
        return new SignInRequest(
                account.map(accountService::factsOf).orElse(null),
                origin.addressDigest(),
                origin.networkDigest(),
                command.password(),
                command.oneTimePassword(),
                origin.knownDevice(),
                origin.networkLimited(),
                proven,
                origin.earlier());
    }

    private Mono<SignInOutcome> toOutcome(
            Optional<Account> account, SignInResponse response, ServerHttpRequest request) {
        return switch (response) {
            case HolderVerified verified ->
                account.map(known -> sessionIssuer.issueSession(known, verified, request))
                        .orElseGet(() -> refuse(new InvalidCredentials()));
            case ProofRequired required -> {
                proofOfWork.recordDemand(request);
                yield refuse(required);
            }
            case SignInRefusal refusal -> refuse(refusal);
        };
    }

    private static Mono<SignInOutcome> refuse(SignInRefusal reason) {
        return Mono.just(new SignInOutcome.Refused(reason));
    }

    /**
     * What was typed, with the proof of work that came along.
     *
     * @param oneTimePassword null when none was given
     * @param proof as it came; null when none was given
     */
    record Command(
            EmailAddress address,
            SecretValue password,
            @Nullable SecretValue oneTimePassword,
            @Nullable String proof) {}
}
