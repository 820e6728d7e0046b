package io.latchkey.gateway.privilege;

import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.internal.SessionProofOperation;
import io.latchkey.contracts.internal.SessionProofOperation.SessionProofRequest;
import io.latchkey.contracts.internal.SessionProofOperation.SessionProofResponse;
import io.latchkey.contracts.internal.SessionProofOperation.SessionProofResponse.CodeRequired;
import io.latchkey.contracts.internal.SharedOutcomes.HolderVerified;
import io.latchkey.contracts.internal.SharedOutcomes.InvalidCredentials;
import io.latchkey.contracts.internal.SharedOutcomes.InvalidOneTimePassword;
import io.latchkey.contracts.internal.SharedOutcomes.TooManyAttempts;
import io.latchkey.gateway.attempt.AttemptOrigin;
import io.latchkey.gateway.attempt.AttemptOriginResolver;
import io.latchkey.gateway.clients.AccountServiceClient;
import io.latchkey.gateway.directory.Account;
import io.latchkey.gateway.session.SessionPrincipal.SignedIn;
import io.latchkey.gateway.session.SessionService;
import io.latchkey.platform.web.CommonProblems;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Makes a session fresh: account-service verifies every factor once more, and the session's row says when. */
@Component
final class SessionProver {
    private final AccountServiceClient accountService;
    private final SessionService sessions;
    private final AttemptOriginResolver origins;
    private final Clock clock;

    SessionProver(
            AccountServiceClient accountService, SessionService sessions, AttemptOriginResolver origins, Clock clock) {
        this.accountService = accountService;
        this.sessions = sessions;
        this.origins = origins;
        this.clock = clock;
    }

    /** Fails with 401 where the session is over by the time the answer comes. */
    Mono<ProofResult> prove(SignedIn holder, TypedProof typed, ServerHttpRequest request) {
        // Counted from the question, not from the answer: a slow one makes nobody fresh for longer.
        Instant asked = clock.instant();
        return accountService
                .call(SessionProofOperation.PROVE_SESSION, toRequest(holder.account(), typed, request))
                .flatMap(result -> result.<Mono<ProofResult>>fold(
                        response -> toResult(holder, response, asked),
                        retryAfter -> Mono.just(new ProofResult.Unavailable(retryAfter))));
    }

    private SessionProofRequest toRequest(Account account, TypedProof typed, ServerHttpRequest request) {
        AttemptOrigin origin = origins.resolveOrigin(account.person().email(), request);
        return new SessionProofRequest(
                accountService.factsOf(account),
                origin.addressDigest(),
                origin.networkDigest(),
                typed.password(),
                typed.oneTimePassword(),
                typed.recoveryCode(),
                origin.knownDevice());
    }

    private Mono<ProofResult> toResult(SignedIn holder, SessionProofResponse response, Instant asked) {
        return switch (response) {
            case HolderVerified verified ->
                verified.accountId().equals(holder.account().accountId())
                        ? recordProof(holder, asked)
                        : Mono.error(CommonProblems.UNAUTHENTICATED.toException());
            case CodeRequired required -> Mono.just(new ProofResult.CodeMissing());
            case InvalidCredentials wrong -> Mono.just(new ProofResult.WrongPassword());
            case InvalidOneTimePassword wrong -> Mono.just(new ProofResult.WrongCode());
            case TooManyAttempts many -> Mono.just(new ProofResult.TooMany(many.toDuration()));
        };
    }

    private Mono<ProofResult> recordProof(SignedIn holder, Instant asked) {
        return sessions.recordProof(holder, asked)
                .<ProofResult>map(ProofResult.Proved::new)
                .switchIfEmpty(Mono.error(CommonProblems.UNAUTHENTICATED::toException));
    }

    /** What was typed: the password, and at most one of the two kinds of code. */
    record TypedProof(
            SecretValue password,
            @Nullable SecretValue oneTimePassword,
            @Nullable SecretValue recoveryCode) {}
}
