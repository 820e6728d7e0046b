package io.latchkey.gateway.signin;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.SecretValue;
import io.latchkey.gateway.directory.ProfileValidator;
import io.latchkey.gateway.signin.SecondFactorSignIn.TypedCode;
import io.latchkey.platform.access.RouteAccess;
import io.latchkey.platform.web.RequestValidator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Signs a holder in: the first step, and a code as the second where there is one. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class SignInApi {
    private final PasswordSignIn passwordSignIn;
    private final SecondFactorSignIn secondFactor;

    SignInApi(PasswordSignIn passwordSignIn, SecondFactorSignIn secondFactor) {
        this.passwordSignIn = passwordSignIn;
        this.secondFactor = secondFactor;
    }

    /** What was typed into the form; prints masked. */
    record Credentials(
            @Nullable String email,
            @Nullable String password,
            @Nullable String oneTimePassword,
            @Nullable String proof) {
        @Override
        public String toString() {
            return "Credentials[***]";
        }
    }

    /** Exactly one of the two; prints masked. */
    record CodeRequest(
            @Nullable String oneTimePassword, @Nullable String recoveryCode) {
        TypedCode toCode() {
            var check = new RequestValidator();
            if (oneTimePassword != null && recoveryCode != null) {
                check.addError("/recoveryCode", "must not be given with a one-time password");
            }
            TypedCode code = recoveryCode == null
                    ? new TypedCode(new SecretValue(check.requireText("/oneTimePassword", oneTimePassword)), null)
                    : new TypedCode(null, new SecretValue(check.requireText("/recoveryCode", recoveryCode)));
            check.throwIfInvalid();
            return code;
        }

        @Override
        public String toString() {
            return "CodeRequest[***]";
        }
    }

    @RouteAccess(RouteAccess.Level.PUBLIC)
    @PostMapping(path = "/sessions", consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<SessionCreatedResponse>> signIn(
            @RequestBody Credentials credentials, ServerHttpRequest request) {
        var check = new RequestValidator();
        Optional<EmailAddress> address = new ProfileValidator(check).readEmail("/email", credentials.email());
        var password = new SecretValue(check.requireText("/password", credentials.password()));
        SecretValue code = credentials.oneTimePassword() == null
                ? null
                : new SecretValue(check.requireText("/oneTimePassword", credentials.oneTimePassword()));
        check.throwIfInvalid();
        var command = new PasswordSignIn.Command(address.orElseThrow(), password, code, credentials.proof());
        return passwordSignIn.signIn(command, request).map(SessionCreatedResponse::toResponse);
    }

    @RouteAccess(RouteAccess.Level.PUBLIC)
    @PostMapping(path = "/challenges/{challenge}/one-time-password", consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<SessionCreatedResponse>> answerChallenge(
            @PathVariable String challenge, @RequestBody CodeRequest typed, ServerHttpRequest request) {
        return secondFactor
                .verifyCode(new SecretValue(challenge), typed.toCode(), request)
                .map(SessionCreatedResponse::toResponse);
    }
}
