package io.latchkey.notification.operator;

import io.latchkey.notification.web.ConsolePaths;
import io.latchkey.notification.web.ConsoleSettings;
import io.latchkey.platform.access.RouteAccess;
import io.latchkey.platform.keys.SessionToken;
import io.latchkey.platform.trail.RefusalNotes;
import io.latchkey.platform.web.PageForm;
import io.latchkey.platform.web.PageModel;
import io.latchkey.platform.web.PageRenderer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Sign-in, by the gateway's form, and sign-out. */
@Controller
class OperatorSignInPages {

    private final OperatorSessions sessions;
    private final PageRenderer renderer;
    private final ConsoleSettings settings;

    OperatorSignInPages(OperatorSessions sessions, PageRenderer renderer, ConsoleSettings settings) {
        this.sessions = sessions;
        this.renderer = renderer;
        this.settings = settings;
    }

    /** Opening the address changes nothing: the gateway's page has the form. */
    @RouteAccess(RouteAccess.Level.PUBLIC)
    @GetMapping(OperatorAuthenticationFilter.SIGN_IN)
    ResponseEntity<byte[]> redirectToGateway() {
        return renderer.redirectTo(settings.signInUrl());
    }

    @RouteAccess(RouteAccess.Level.PUBLIC)
    @PostMapping(path = OperatorAuthenticationFilter.SIGN_IN, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> signIn(ServerWebExchange exchange) {
        return PageForm.fromExchange(exchange)
                .flatMap(form -> sessions.signIn(form.text("token")))
                .map(token -> openConsole(exchange, token))
                .switchIfEmpty(Mono.fromSupplier(() -> refuseToken(exchange)));
    }

    @RouteAccess(RouteAccess.Level.PUBLIC)
    @PostMapping(OperatorAuthenticationFilter.SIGN_OUT)
    Mono<ResponseEntity<byte[]>> signOut(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        return Mono.justOrEmpty(OperationsCookie.readToken(request))
                .flatMap(sessions::signOut)
                .then(Mono.fromSupplier(() -> {
                    writeCookie(exchange, OperationsCookie.clearCookie());
                    return renderer.seeOther(request, OperatorAuthenticationFilter.SIGNED_OUT);
                }));
    }

    @RouteAccess(RouteAccess.Level.PUBLIC)
    @GetMapping(OperatorAuthenticationFilter.SIGNED_OUT)
    ResponseEntity<byte[]> signedOut(ServerHttpRequest request) {
        return renderer.renderPage(
                request,
                PageModel.of("signed-out").with("again", settings.signInUrl().toString()));
    }

    private ResponseEntity<byte[]> openConsole(ServerWebExchange exchange, SessionToken token) {
        writeCookie(exchange, OperationsCookie.forToken(token));
        return renderer.seeOther(exchange.getRequest(), ConsolePaths.ROOT);
    }

    /** A token is good once, for a minute: going back in the history brings an old one. */
    private ResponseEntity<byte[]> refuseToken(ServerWebExchange exchange) {
        RefusalNotes.noteUnknownCredential(exchange.getRequest());
        return renderer.renderPage(
                exchange.getRequest(),
                PageModel.of("signed-out")
                        .status(HttpStatus.UNAUTHORIZED)
                        .with("refused", true)
                        .with("again", settings.signInUrl().toString()));
    }

    private static void writeCookie(ServerWebExchange exchange, String cookie) {
        exchange.getResponse().getHeaders().set(HttpHeaders.SET_COOKIE, cookie);
    }
}
