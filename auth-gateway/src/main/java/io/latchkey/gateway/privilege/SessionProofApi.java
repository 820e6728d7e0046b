package io.latchkey.gateway.privilege;

import io.latchkey.contracts.SecretValue;
import io.latchkey.gateway.privilege.SessionProver.ProofResult;
import io.latchkey.gateway.privilege.SessionProver.TypedProof;
import io.latchkey.gateway.session.SessionService;
import io.latchkey.platform.access.RouteAccess;
import io.latchkey.platform.web.Problem;
import io.latchkey.platform.web.RequestValidator;
import org.jspecify.annotations.Nullable;
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

    /** At most one of the two kinds of code; prints masked. */
    record ProofRequest(
            @Nullable String password,
            @Nullable String oneTimePassword,
            @Nullable String recoveryCode) {
        TypedProof toProof() {
            var check = new RequestValidator();
            var typed = new SecretValue(check.requireText("/password", password));
            if (oneTimePassword != null && recoveryCode != null) {
                check.addError("/recoveryCode", "must not be given with a one-time password");
            }
            SecretValue code = oneTimePassword == null
                    ? null
                    : new SecretValue(check.requireText("/oneTimePassword", oneTimePassword));
            SecretValue recovery =
                    recoveryCode == null ? null : new SecretValue(check.requireText("/recoveryCode", recoveryCode));
            check.throwIfInvalid();
            return new TypedProof(typed, code, recovery);
        }

        @Override
        public String toString() {
            return "ProofRequest[***]";
        }
    }

    @RouteAccess(RouteAccess.Level.HOLDER)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> proveSession(@RequestBody ProofRequest typed, ServerHttpRequest request) {
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
