package io.latchkey.gateway.account;

import io.latchkey.contracts.Secret;
import io.latchkey.gateway.session.Sessions;
import io.latchkey.gateway.web.Check;
import io.latchkey.gateway.web.Problem;
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

    private final Sessions sessions;
    private final OwnCredentials credentials;

    OwnCredentialsApi(Sessions sessions, OwnCredentials credentials) {
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
    record Codes(List<String> recoveryCodes) {
        @Override
        public String toString() {
            return "Codes[***]";
        }
    }

    @PutMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> changePassword(@RequestBody NewPassword wish, ServerHttpRequest request) {
        return sessions.holder(request).flatMap(visitor -> {
            var check = new Check();
            var current = new Secret(check.text("/currentPassword", wish.currentPassword()));
            var next = new Secret(check.text("/newPassword", wish.newPassword()));
            check.finish();
            return credentials.changePassword(visitor, current, next, request).flatMap(OwnCredentialsApi::answer);
        });
    }

    @PostMapping("/recovery-codes")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Codes> replaceRecoveryCodes(@RequestBody BothFactors factors, ServerHttpRequest request) {
        return sessions.holder(request).flatMap(visitor -> {
            var check = new Check();
            var password = new Secret(check.text("/password", factors.password()));
            Secret code = new Secret(check.text("/oneTimePassword", factors.oneTimePassword()));
            check.finish();
            return credentials
                    .replaceRecoveryCodes(visitor, password, code, request)
                    .map(OwnCredentialsApi::answer);
        });
    }

    private static Mono<Void> answer(PasswordChange change) {
        return switch (change) {
            case PasswordChange.Done done -> Mono.empty();
            case PasswordChange.InvalidCredentials wrong -> Mono.error(INVALID_CREDENTIALS.asException());
            case PasswordChange.Rejected rejected ->
                Mono.error(Problem.passwordRejected(rejected.reasons()).asException());
            case PasswordChange.TooManyAttempts many ->
                Mono.error(Problem.tooManyAttempts(many.retryAfter()).asException());
            case PasswordChange.Unavailable away ->
                Mono.error(Problem.unavailable(away.retryAfter()).asException());
        };
    }

    private static Codes answer(RecoveryCodes codes) {
        return switch (codes) {
            case RecoveryCodes.Fresh fresh ->
                new Codes(fresh.codes().stream().map(Secret::value).toList());
            case RecoveryCodes.InvalidCredentials wrong -> throw INVALID_CREDENTIALS.asException();
            case RecoveryCodes.InvalidOneTimePassword wrong -> throw WRONG_CODE.asException();
            case RecoveryCodes.TooManyAttempts many ->
                throw Problem.tooManyAttempts(many.retryAfter()).asException();
            case RecoveryCodes.Unavailable away ->
                throw Problem.unavailable(away.retryAfter()).asException();
        };
    }
}
