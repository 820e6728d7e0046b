package io.latchkey.gateway.account;

import io.latchkey.gateway.session.SessionPrincipal.SignedIn;
import io.latchkey.gateway.session.SessionService;
import io.latchkey.gateway.web.SessionCookie;
import io.latchkey.platform.access.RouteAccess;
import io.latchkey.platform.keys.UuidFactory;
import io.latchkey.platform.web.PageRenderer;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The holder's own page, and what it says of sessions and language. */
@Controller
@RequestMapping("/account")
class OwnAccountPages {
    private final OwnAccountRenderer page;
    private final SessionService sessions;
    private final LanguagePreference language;
    private final PageRenderer renderer;

    OwnAccountPages(
            OwnAccountRenderer page, SessionService sessions, LanguagePreference language, PageRenderer renderer) {
        this.page = page;
        this.sessions = sessions;
        this.language = language;
        this.renderer = renderer;
    }

    @RouteAccess(RouteAccess.Level.HOLDER)
    @GetMapping
    Mono<ResponseEntity<byte[]>> showAccount(ServerHttpRequest request) {
        return page.withHolder(
                request, principal -> page.renderPage(request, principal, OwnAccountRenderer.withDoneNotice(request)));
    }

    /** A reload of an answer, or a bookmark of one. */
    @RouteAccess(RouteAccess.Level.PUBLIC)
    @GetMapping({"/password", "/recovery-codes", "/language", "/sessions/end", "/sessions/end-all"})
    ResponseEntity<byte[]> redirectToAccount(ServerHttpRequest request) {
        return renderer.seeOther(request, "/account");
    }

    @RouteAccess(RouteAccess.Level.HOLDER)
    @PostMapping(path = "/sessions/end", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> endSession(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        return page.withHolderForm(
                exchange, (principal, form) -> Mono.justOrEmpty(UuidFactory.parseUuid(form.text("session")))
                        // One that is over already is what the person wanted.
                        .flatMap(sessionId -> sessions.endById(principal, sessionId))
                        .thenReturn(renderer.seeOther(request, "/account", "done", "session-ended")));
    }

    @RouteAccess(RouteAccess.Level.HOLDER)
    @PostMapping("/sessions/end-all")
    Mono<ResponseEntity<byte[]>> endAllSessions(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        return page.withHolder(
                request,
                principal -> sessions.endAll(principal.account().accountId()).then(Mono.fromSupplier(() -> {
                    SessionCookie.clearBrowser(exchange.getResponse().getHeaders());
                    return renderer.seeOther(request, "/sign-in", "done", "sessions-ended");
                })));
    }

    @RouteAccess(RouteAccess.Level.HOLDER)
    @PostMapping(path = "/language", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> changeLanguage(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        return page.withHolderForm(
                exchange, (principal, form) -> language.changeLanguage(accountId(principal), form.text("locale"))
                        .map(known -> known
                                ? renderer.seeOther(request, "/account", "done", "language-saved")
                                : renderer.seeOther(request, "/account")));
    }

    private static UUID accountId(SignedIn principal) {
        return principal.account().accountId();
    }
}
