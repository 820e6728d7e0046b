package io.latchkey.gateway.account;

import io.latchkey.contracts.SecretValue;
import io.latchkey.gateway.session.SessionPrincipal;
import io.latchkey.gateway.web.PageModel;
import io.latchkey.gateway.web.PageRenderer;
import io.latchkey.gateway.web.RecoveryCodesPage;
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
    private final PageRenderer pages;

    OwnCredentialsPages(CredentialUpdater credentials, OwnAccountRenderer page, PageRenderer pages) {
        this.credentials = credentials;
        this.page = page;
        this.pages = pages;
    }

    @PostMapping("/password")
    Mono<ResponseEntity<byte[]>> changePassword(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        return page.withHolderForm(exchange, (visitor, form) -> {
            SecretValue current = form.secret("currentPassword");
            if (current.value().isEmpty()) {
                return page.renderPage(request, visitor, missingField("currentProblem", "current"));
            }
            return credentials
                    .changePassword(visitor, current, form.secret("newPassword"), request)
                    .flatMap(change -> toResponse(request, visitor, change));
        });
    }

    @PostMapping("/recovery-codes")
    Mono<ResponseEntity<byte[]>> replaceRecoveryCodes(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        return page.withHolderForm(exchange, (visitor, form) -> {
            SecretValue password = form.secret("password");
            SecretValue code = new SecretValue(form.text("oneTimePassword"));
            if (password.value().isEmpty()) {
                return page.renderPage(request, visitor, missingField("codesPasswordProblem", "codes"));
            }
            if (code.value().isEmpty()) {
                return page.renderPage(request, visitor, missingField("codeProblem", "code"));
            }
            return credentials
                    .replaceRecoveryCodes(visitor, password, code, request)
                    .flatMap(codes -> toResponse(request, visitor, codes));
        });
    }

    private Mono<ResponseEntity<byte[]>> toResponse(
            ServerHttpRequest request,
            SessionPrincipal.SignedIn visitor,
            CredentialUpdater.PasswordChangeResult change) {
        return switch (change) {
            case CredentialUpdater.PasswordChangeResult.Done done ->
                Mono.just(pages.seeOther(request, "/account", "done", "password-changed"));
            case CredentialUpdater.PasswordChangeResult.InvalidCredentials wrong ->
                page.renderPage(request, visitor, wrongField("currentProblem", "current"));
            case CredentialUpdater.PasswordChangeResult.Rejected rejected ->
                page.renderPage(
                        request,
                        visitor,
                        OwnAccountRenderer.FORM
                                .status(HttpStatus.UNPROCESSABLE_CONTENT)
                                .with("reasons", rejected.reasons())
                                .with("focus", "new"));
            case CredentialUpdater.PasswordChangeResult.TooManyAttempts many ->
                page.renderPage(request, visitor, tooManyNotice().asTooManyRequests(many.retryAfter()));
            case CredentialUpdater.PasswordChangeResult.Unavailable away ->
                page.renderPage(request, visitor, busyNotice().asUnavailable(away.retryAfter()));
        };
    }

    private Mono<ResponseEntity<byte[]>> toResponse(
            ServerHttpRequest request, SessionPrincipal.SignedIn visitor, CredentialUpdater.RecoveryCodesResult codes) {
        return switch (codes) {
            case CredentialUpdater.RecoveryCodesResult.CodesReplaced fresh ->
                Mono.just(pages.show(request, RecoveryCodesPage.buildPage(fresh.codes(), false)));
            case CredentialUpdater.RecoveryCodesResult.InvalidCredentials wrong ->
                page.renderPage(request, visitor, wrongField("codesPasswordProblem", "codes"));
            case CredentialUpdater.RecoveryCodesResult.InvalidOneTimePassword wrong ->
                page.renderPage(request, visitor, wrongField("codeProblem", "code"));
            case CredentialUpdater.RecoveryCodesResult.TooManyAttempts many ->
                page.renderPage(request, visitor, tooManyNotice().asTooManyRequests(many.retryAfter()));
            case CredentialUpdater.RecoveryCodesResult.Unavailable away ->
                page.renderPage(request, visitor, busyNotice().asUnavailable(away.retryAfter()));
        };
    }

    private static PageModel missingField(String field, String focus) {
        return OwnAccountRenderer.FORM
                .status(HttpStatus.BAD_REQUEST)
                .with(field, "missing")
                .with("focus", focus);
    }

    private static PageModel wrongField(String field, String focus) {
        return OwnAccountRenderer.FORM
                .status(HttpStatus.UNAUTHORIZED)
                .with(field, "wrong")
                .with("focus", focus);
    }

    private static PageModel tooManyNotice() {
        return OwnAccountRenderer.withNotice(OwnAccountRenderer.FORM, "too-many", "bad");
    }

    private static PageModel busyNotice() {
        return OwnAccountRenderer.withNotice(OwnAccountRenderer.FORM, "busy", "bad");
    }
}
