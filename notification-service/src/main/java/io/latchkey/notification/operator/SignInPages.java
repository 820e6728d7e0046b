package io.latchkey.notification.operator;

import io.latchkey.notification.web.ConsolePaths;
import io.latchkey.notification.web.ConsoleSettings;
import io.latchkey.notification.web.Page;
import io.latchkey.notification.web.PageForm;
import io.latchkey.notification.web.Pages;
import io.latchkey.notification.web.Problem;
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

/** The way in, by the gateway's form, and the way out. */
@Controller
class SignInPages {

    private final Operators operators;
    private final Pages pages;
    private final ConsoleSettings settings;

    SignInPages(Operators operators, Pages pages, ConsoleSettings settings) {
        this.operators = operators;
        this.pages = pages;
        this.settings = settings;
    }

    /** Opening the address changes nothing: the gateway's page has the form. */
    @GetMapping(OperatorsOnly.SIGN_IN)
    ResponseEntity<byte[]> opened() {
        return pages.leave(settings.wayIn());
    }

    @PostMapping(path = OperatorsOnly.SIGN_IN, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> signIn(ServerWebExchange exchange) {
        return PageForm.of(exchange)
                .flatMap(form -> operators.enter(form.text("token")))
                .map(entry -> answer(exchange, entry));
    }

    @PostMapping(OperatorsOnly.SIGN_OUT)
    Mono<ResponseEntity<byte[]>> signOut(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        return Mono.justOrEmpty(OperationsCookie.of(request))
                .flatMap(operators::leave)
                .then(Mono.fromSupplier(() -> {
                    giveCookie(exchange, OperationsCookie.cleared());
                    return pages.seeOther(request, OperatorsOnly.SIGNED_OUT);
                }));
    }

    @GetMapping(OperatorsOnly.SIGNED_OUT)
    ResponseEntity<byte[]> signedOut(ServerHttpRequest request) {
        return pages.show(
                request, Page.of("signed-out").with("again", settings.wayIn().toString()));
    }

    private ResponseEntity<byte[]> answer(ServerWebExchange exchange, Entry entry) {
        ServerHttpRequest request = exchange.getRequest();
        return switch (entry) {
            case Entry.Opened opened -> {
                giveCookie(exchange, OperationsCookie.holding(opened.token()));
                yield pages.seeOther(request, ConsolePaths.ROOT);
            }
            case Entry.WithoutRole without -> throw Problem.FORBIDDEN.asException();
            // A token is good once, for a minute: going back in the history brings an old one.
            case Entry.Refused refused ->
                pages.show(
                        request,
                        Page.of("signed-out")
                                .status(HttpStatus.UNAUTHORIZED)
                                .with("refused", true)
                                .with("again", settings.wayIn().toString()));
        };
    }

    private static void giveCookie(ServerWebExchange exchange, String cookie) {
        exchange.getResponse().getHeaders().set(HttpHeaders.SET_COOKIE, cookie);
    }
}
