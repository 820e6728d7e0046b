package io.latchkey.gateway.account;

import io.latchkey.contracts.Secret;
import io.latchkey.gateway.session.Visitor;
import io.latchkey.gateway.web.Page;
import io.latchkey.gateway.web.Pages;
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
    private final OwnCredentials credentials;
    private final OwnAccountPage page;
    private final Pages pages;

    OwnCredentialsPages(OwnCredentials credentials, OwnAccountPage page, Pages pages) {
        this.credentials = credentials;
        this.page = page;
        this.pages = pages;
    }

    @PostMapping("/password")
    Mono<ResponseEntity<byte[]>> changePassword(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        return page.form(exchange, (visitor, form) -> {
            Secret current = form.secret("currentPassword");
            if (current.value().isEmpty()) {
                return page.show(request, visitor, missing("currentProblem", "current"));
            }
            return credentials
                    .changePassword(visitor, current, form.secret("newPassword"), request)
                    .flatMap(change -> answer(request, visitor, change));
        });
    }

    @PostMapping("/recovery-codes")
    Mono<ResponseEntity<byte[]>> replaceRecoveryCodes(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        return page.form(exchange, (visitor, form) -> {
            Secret password = form.secret("password");
            Secret code = new Secret(form.text("oneTimePassword"));
            if (password.value().isEmpty()) {
                return page.show(request, visitor, missing("codesPasswordProblem", "codes"));
            }
            if (code.value().isEmpty()) {
                return page.show(request, visitor, missing("codeProblem", "code"));
            }
            return credentials
                    .replaceRecoveryCodes(visitor, password, code, request)
                    .flatMap(codes -> answer(request, visitor, codes));
        });
    }

    private Mono<ResponseEntity<byte[]>> answer(
            ServerHttpRequest request, Visitor.SignedIn visitor, PasswordChange change) {
        return switch (change) {
            case PasswordChange.Done done -> Mono.just(pages.seeOther(request, "/account", "done", "password-changed"));
            case PasswordChange.InvalidCredentials wrong ->
                page.show(request, visitor, wrong("currentProblem", "current"));
            case PasswordChange.Rejected rejected ->
                page.show(
                        request,
                        visitor,
                        OwnAccountPage.FORM
                                .status(HttpStatus.UNPROCESSABLE_CONTENT)
                                .with("reasons", rejected.reasons())
                                .with("focus", "new"));
            case PasswordChange.TooManyAttempts many ->
                page.show(request, visitor, tooMany().tooMany(many.retryAfter()));
            case PasswordChange.Unavailable away -> page.show(request, visitor, busy().tryAgain(away.retryAfter()));
        };
    }

    private Mono<ResponseEntity<byte[]>> answer(
            ServerHttpRequest request, Visitor.SignedIn visitor, RecoveryCodes codes) {
        return switch (codes) {
            case RecoveryCodes.Fresh fresh ->
                Mono.just(pages.show(request, RecoveryCodesPage.of(fresh.codes(), false)));
            case RecoveryCodes.InvalidCredentials wrong ->
                page.show(request, visitor, wrong("codesPasswordProblem", "codes"));
            case RecoveryCodes.InvalidOneTimePassword wrong ->
                page.show(request, visitor, wrong("codeProblem", "code"));
            case RecoveryCodes.TooManyAttempts many ->
                page.show(request, visitor, tooMany().tooMany(many.retryAfter()));
            case RecoveryCodes.Unavailable away -> page.show(request, visitor, busy().tryAgain(away.retryAfter()));
        };
    }

    private static Page missing(String field, String focus) {
        return OwnAccountPage.FORM
                .status(HttpStatus.BAD_REQUEST)
                .with(field, "missing")
                .with("focus", focus);
    }

    private static Page wrong(String field, String focus) {
        return OwnAccountPage.FORM
                .status(HttpStatus.UNAUTHORIZED)
                .with(field, "wrong")
                .with("focus", focus);
    }

    private static Page tooMany() {
        return OwnAccountPage.notice(OwnAccountPage.FORM, "too-many", "bad");
    }

    private static Page busy() {
        return OwnAccountPage.notice(OwnAccountPage.FORM, "busy", "bad");
    }
}
