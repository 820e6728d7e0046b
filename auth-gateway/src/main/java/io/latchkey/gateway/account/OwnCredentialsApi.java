package io.latchkey.gateway.account;

import io.latchkey.contracts.SecretValue;
import io.latchkey.gateway.session.SessionService;
import io.latchkey.gateway.web.Problem;
import io.latchkey.gateway.web.RequestValidator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** One's own password and recovery codes. */
@RestController
@RequestMapping(
        path = "/api/v1",
        consumes = MediaType.APPLICATION_JSON_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
class OwnCredentialsApi {
    private static final Problem INVALID_CREDENTIALS =
            Problem.of(HttpStatus.UNAUTHORIZED, "invalid-credentials", "The password is wrong.");
    private static final Problem WRONG_CODE = Problem.of(
            HttpStatus.UNAUTHORIZED, "invalid-one-time-password", "The one-time password is wrong or was used.");

    private final SessionService sessions;
    private final CredentialUpdater credentials;

    OwnCredentialsApi(SessionService sessions, CredentialUpdater credentials) {
        this.sessions = sessions;
        this.credentials = credentials;
    }

    /** Prints masked. */
    record NewPassword(
            @Nullable String currentPassword, @Nullable String newPassword) {
        @Override
        public String toString() {
            return "NewPassword[***]";
        }
    }

    /** Prints masked. */
    record BothFactors(@Nullable String password, @Nullable String oneTimePassword) {
        @Override
        public String toString() {
            return "BothFactors[***]";
        }
    }

    /** Shown once; prints masked. */
    record RecoveryCodesBody(List<String> recoveryCodes) {
        @Override
        public String toString() {
            return "Codes[***]";
        }
    }

    @PutMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> changePassword(@RequestBody NewPassword wish, ServerHttpRequest request) {
        return sessions.requireSignedIn(request).flatMap(visitor -> {
            var check = new RequestValidator();
            var current = new SecretValue(check.requireText("/currentPassword", wish.currentPassword()));
            var next = new SecretValue(check.requireText("/newPassword", wish.newPassword()));
            check.throwIfInvalid();
            return credentials.changePassword(visitor, current, next, request).flatMap(OwnCredentialsApi::toResponse);
        });
    }

    @PostMapping("/recovery-codes")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<RecoveryCodesBody> replaceRecoveryCodes(@RequestBody BothFactors factors, ServerHttpRequest request) {
        return sessions.requireSignedIn(request).flatMap(visitor -> {
            var check = new RequestValidator();
            var password = new SecretValue(check.requireText("/password", factors.password()));
            SecretValue code = new SecretValue(check.requireText("/oneTimePassword", factors.oneTimePassword()));
            check.throwIfInvalid();
            return credentials
                    .replaceRecoveryCodes(visitor, password, code, request)
                    .map(OwnCredentialsApi::toResponse);
        });
    }

    private static Mono<Void> toResponse(CredentialUpdater.PasswordChangeResult change) {
        return switch (change) {
            case CredentialUpdater.PasswordChangeResult.Done done -> Mono.empty();
            case CredentialUpdater.PasswordChangeResult.InvalidCredentials wrong ->
                Mono.error(INVALID_CREDENTIALS.toException());
            case CredentialUpdater.PasswordChangeResult.Rejected rejected ->
                Mono.error(Problem.passwordRejected(rejected.reasons()).toException());
            case CredentialUpdater.PasswordChangeResult.TooManyAttempts many ->
                Mono.error(Problem.tooManyAttempts(many.retryAfter()).toException());
            case CredentialUpdater.PasswordChangeResult.Unavailable away ->
                Mono.error(Problem.unavailable(away.retryAfter()).toException());
        };
    }

    private static RecoveryCodesBody toResponse(CredentialUpdater.RecoveryCodesResult codes) {
        return switch (codes) {
            case CredentialUpdater.RecoveryCodesResult.CodesReplaced fresh ->
                new RecoveryCodesBody(
                        fresh.codes().stream().map(SecretValue::value).toList());
            case CredentialUpdater.RecoveryCodesResult.InvalidCredentials wrong ->
                throw INVALID_CREDENTIALS.toException();
            case CredentialUpdater.RecoveryCodesResult.InvalidOneTimePassword wrong -> throw WRONG_CODE.toException();
            case CredentialUpdater.RecoveryCodesResult.TooManyAttempts many ->
                throw Problem.tooManyAttempts(many.retryAfter()).toException();
            case CredentialUpdater.RecoveryCodesResult.Unavailable away ->
                throw Problem.unavailable(away.retryAfter()).toException();
        };
    }
}
