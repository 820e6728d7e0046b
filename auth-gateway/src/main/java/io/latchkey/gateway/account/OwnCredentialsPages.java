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
import io.latchkey.gateway.session.SessionPrincipal.SignedIn;
import io.latchkey.gateway.web.RecoveryCodesPage;
import io.latchkey.platform.access.RouteAccess;
import io.latchkey.platform.web.PageModel;
import io.latchkey.platform.web.PageRenderer;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The forms of the holder's page that change a password or recovery codes. */
@Controller
@RequestMapping(path = "/account", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
class OwnCredentialsPages {
    private final CredentialUpdater credentials;
    private final OwnAccountRenderer page;
    private final PageRenderer renderer;

    OwnCredentialsPages(CredentialUpdater credentials, OwnAccountRenderer page, PageRenderer renderer) {
        this.credentials = credentials;
        this.page = page;
        this.renderer = renderer;
    }

    @RouteAccess(RouteAccess.Level.HOLDER)
    @PostMapping("/password")
    Mono<ResponseEntity<byte[]>> changePassword(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        return page.withHolderForm(exchange, (principal, form) -> {
            SecretValue current = form.secret("currentPassword");
            if (current.value().isEmpty()) {
                return page.renderPage(request, principal, missingField("currentProblem", "current"));
            }
            return credentials
                    .changePassword(principal, current, form.secret("newPassword"), exchange)
                    .flatMap(result -> result.fold(
                            response -> showChange(request, principal, response),
                            retryAfter -> page.renderPage(request, principal, busyNotice(retryAfter))));
        });
    }

    @RouteAccess(RouteAccess.Level.HOLDER)
    @PostMapping("/recovery-codes")
    Mono<ResponseEntity<byte[]>> replaceRecoveryCodes(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        return page.withHolderForm(exchange, (principal, form) -> {
            SecretValue password = form.secret("password");
            SecretValue code = new SecretValue(form.text("oneTimePassword"));
            if (password.value().isEmpty()) {
                return page.renderPage(request, principal, missingField("codesPasswordProblem", "codes"));
            }
            if (code.value().isEmpty()) {
                return page.renderPage(request, principal, missingField("codeProblem", "code"));
            }
            return credentials
                    .replaceRecoveryCodes(principal.account(), password, code, request)
                    .flatMap(result -> result.fold(
                            response -> showCodes(request, principal, response),
                            retryAfter -> page.renderPage(request, principal, busyNotice(retryAfter))));
        });
    }

    private Mono<ResponseEntity<byte[]>> showChange(
            ServerHttpRequest request, SignedIn principal, PasswordChangeResponse response) {
        return switch (response) {
            case PasswordReplaced replaced ->
                Mono.just(renderer.seeOther(request, "/account", "done", "password-changed"));
            case InvalidCredentials wrong ->
                page.renderPage(request, principal, wrongField("currentProblem", "current"));
            case PasswordRejected rejected ->
                page.renderPage(
                        request,
                        principal,
                        withProblem(HttpStatus.UNPROCESSABLE_CONTENT, "reasons", rejected.reasonCodes(), "new"));
            case TooManyAttempts many -> page.renderPage(request, principal, tooManyNotice(many));
        };
    }

    private Mono<ResponseEntity<byte[]>> showCodes(
            ServerHttpRequest request, SignedIn principal, RecoveryCodesResponse response) {
        return switch (response) {
            case CodesReplaced replaced ->
                Mono.just(renderer.renderPage(request, RecoveryCodesPage.buildPage(replaced.recoveryCodes(), false)));
            case InvalidCredentials wrong ->
                page.renderPage(request, principal, wrongField("codesPasswordProblem", "codes"));
            case InvalidOneTimePassword wrong -> page.renderPage(request, principal, wrongField("codeProblem", "code"));
            case TooManyAttempts many -> page.renderPage(request, principal, tooManyNotice(many));
        };
    }

    private static PageModel missingField(String field, String focus) {
        return withProblem(HttpStatus.BAD_REQUEST, field, "missing", focus);
    }

    private static PageModel wrongField(String field, String focus) {
        return withProblem(HttpStatus.UNAUTHORIZED, field, "wrong", focus);
    }

    private static PageModel withProblem(HttpStatus status, String field, Object problem, String focus) {
        return OwnAccountRenderer.FORM.status(status).with(field, problem).with("focus", focus);
    }

    private static PageModel tooManyNotice(TooManyAttempts many) {
        return OwnAccountRenderer.withNotice(OwnAccountRenderer.FORM, "too-many", "bad")
                .asTooManyRequests(many.toDuration());
    }

    private static PageModel busyNotice(Duration retryAfter) {
        return OwnAccountRenderer.withNotice(OwnAccountRenderer.FORM, "busy", "bad")
                .asUnavailable(retryAfter);
    }
}
