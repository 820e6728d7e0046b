package io.latchkey.gateway.privilege;

import io.latchkey.gateway.session.SessionService;
import io.latchkey.platform.access.RouteAccess;
import io.latchkey.platform.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The proof that makes a session fresh, for programs. */
@RestController
@RequestMapping(path = "/api/v1/sessions/current/proof", produces = MediaType.APPLICATION_JSON_VALUE)
class SessionProofApi {
    private static final Problem WRONG_PASSWORD =
            Problem.of(HttpStatus.UNAUTHORIZED, "invalid-credentials", "The password is wrong.");
    private static final Problem CODE_MISSING =
            Problem.of(HttpStatus.UNAUTHORIZED, "one-time-password-required", "The account has a second factor.");
    private static final Problem WRONG_CODE =
            Problem.of(HttpStatus.UNAUTHORIZED, "invalid-one-time-password", "The code is wrong or was used.");

    private final SessionService sessions;
    private final SessionProver prover;

    SessionProofApi(SessionService sessions, SessionProver prover) {
        this.sessions = sessions;
        this.prover = prover;
    }

    @RouteAccess(RouteAccess.Level.HOLDER)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> proveSession(@RequestBody SessionProofBody typed, ServerHttpRequest request) {
        return sessions.requireSignedIn(request)
                .flatMap(holder -> prover.prove(holder, typed.toProof(), request))
                .flatMap(SessionProofApi::toResponse);
    }

    /** For who leaves the desk: signed in still, but asked again before anything privileged. */
    @RouteAccess(RouteAccess.Level.HOLDER)
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> forgetProof(ServerHttpRequest request) {
        return sessions.requireSignedIn(request).flatMap(sessions::forgetProof);
    }

    private static Mono<Void> toResponse(ProofResult result) {
        return switch (result) {
            case ProofResult.Proved proved -> Mono.empty();
            case ProofResult.WrongPassword wrong -> Mono.error(WRONG_PASSWORD.toException());
            case ProofResult.PasswordMissing missing -> Mono.error(WRONG_PASSWORD.toException());
            case ProofResult.CodeMissing missing -> Mono.error(CODE_MISSING.toException());
            case ProofResult.WrongCode wrong -> Mono.error(WRONG_CODE.toException());
            case ProofResult.TooMany many ->
                Mono.error(Problem.tooManyAttempts(many.retryAfter()).toException());
            case ProofResult.Unavailable away ->
                Mono.error(Problem.unavailable(away.retryAfter()).toException());
        };
    }
}
