package io.latchkey.gateway.account;

import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.internal.PasswordChangeOperation.PasswordChangeResponse;
import io.latchkey.contracts.internal.PasswordChangeOperation.PasswordChangeResponse.PasswordReplaced;
import io.latchkey.contracts.internal.RecoveryCodesOperation.RecoveryCodesResponse;
import io.latchkey.contracts.internal.RecoveryCodesOperation.RecoveryCodesResponse.CodesReplaced;
import io.latchkey.contracts.internal.SharedOutcomes.InvalidCredentials;
import io.latchkey.contracts.internal.SharedOutcomes.InvalidOneTimePassword;
import io.latchkey.contracts.internal.SharedOutcomes.PasswordRejected;
import io.latchkey.contracts.internal.SharedOutcomes.TooManyAttempts;
import io.latchkey.gateway.clients.CallResult;
import io.latchkey.gateway.session.SessionService;
import io.latchkey.platform.access.RouteAccess;
import io.latchkey.platform.web.Problem;
import io.latchkey.platform.web.RequestValidator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What holders change of their own account: password, recovery codes, and the language of the profile. */
@RestController
@RequestMapping(
        path = "/api/v1",
        consumes = MediaType.APPLICATION_JSON_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
class OwnAccountApi {
    private static final Problem INVALID_CREDENTIALS =
            Problem.of(HttpStatus.UNAUTHORIZED, "invalid-credentials", "The password is wrong.");
    private static final Problem WRONG_CODE = Problem.of(
            HttpStatus.UNAUTHORIZED, "invalid-one-time-password", "The one-time password is wrong or was used.");

    private final SessionService sessions;
    private final CredentialUpdater credentials;
    private final LanguagePreference preference;

    OwnAccountApi(SessionService sessions, CredentialUpdater credentials, LanguagePreference preference) {
        this.sessions = sessions;
        this.credentials = credentials;
        this.preference = preference;
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
            return "RecoveryCodesBody[***]";
        }
    }

    record ProfilePatch(@Nullable String locale) {}

    @RouteAccess(RouteAccess.Level.HOLDER)
    @PatchMapping("/profile")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> updateProfile(@RequestBody ProfilePatch patch, ServerHttpRequest request) {
        return sessions.requireSignedIn(request)
                .flatMap(principal -> preference.changeLanguage(
                        principal.account().accountId(), preference.requireLanguage("/locale", patch.locale())));
    }

    @RouteAccess(RouteAccess.Level.HOLDER)
    @PutMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> changePassword(@RequestBody NewPassword change, ServerWebExchange exchange) {
        return sessions.requireSignedIn(exchange.getRequest()).flatMap(principal -> {
            var check = new RequestValidator();
            var current = new SecretValue(check.requireText("/currentPassword", change.currentPassword()));
            var next = new SecretValue(check.requireText("/newPassword", change.newPassword()));
            check.throwIfInvalid();
            return credentials
                    .changePassword(principal, current, next, exchange)
                    .map(CallResult::requireResponse)
                    .flatMap(OwnAccountApi::requireReplaced);
        });
    }

    @RouteAccess(RouteAccess.Level.HOLDER)
    @PostMapping("/recovery-codes")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<RecoveryCodesBody> replaceRecoveryCodes(@RequestBody BothFactors factors, ServerHttpRequest request) {
        return sessions.requireSignedIn(request).flatMap(principal -> {
            var check = new RequestValidator();
            var password = new SecretValue(check.requireText("/password", factors.password()));
            SecretValue code = new SecretValue(check.requireText("/oneTimePassword", factors.oneTimePassword()));
            check.throwIfInvalid();
            return credentials
                    .replaceRecoveryCodes(principal.account(), password, code, request)
                    .map(CallResult::requireResponse)
                    .map(OwnAccountApi::requireCodes);
        });
    }

    private static Mono<Void> requireReplaced(PasswordChangeResponse response) {
        return switch (response) {
            case PasswordReplaced replaced -> Mono.empty();
            case InvalidCredentials wrong -> Mono.error(INVALID_CREDENTIALS.toException());
            case PasswordRejected rejected ->
                Mono.error(Problem.passwordRejected(rejected.reasonCodes()).toException());
            case TooManyAttempts many ->
                Mono.error(Problem.tooManyAttempts(many.toDuration()).toException());
        };
    }

    private static RecoveryCodesBody requireCodes(RecoveryCodesResponse response) {
        return switch (response) {
            case CodesReplaced replaced ->
                new RecoveryCodesBody(replaced.recoveryCodes().stream()
                        .map(SecretValue::value)
                        .toList());
            case InvalidCredentials wrong -> throw INVALID_CREDENTIALS.toException();
            case InvalidOneTimePassword wrong -> throw WRONG_CODE.toException();
            case TooManyAttempts many ->
                throw Problem.tooManyAttempts(many.toDuration()).toException();
        };
    }
}
