package io.latchkey.gateway.signin;

import io.latchkey.platform.access.RouteAccess;
import io.latchkey.platform.web.PageRenderer;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Two-step sign-in as its holder sets it up, from their own page; nobody takes it off here. */
@Controller
@RequestMapping("/account/two-factor")
class OwnEnrolmentPages {
    private final EnrolmentStarter starter;
    private final EnrolmentFlow flow;
    private final PageRenderer renderer;

    OwnEnrolmentPages(EnrolmentStarter starter, EnrolmentFlow flow, PageRenderer renderer) {
        this.starter = starter;
        this.flow = flow;
        this.renderer = renderer;
    }

    /** A reload of an answer, or a bookmark of one. */
    @RouteAccess(RouteAccess.Level.PUBLIC)
    @GetMapping({"", "/enrolment"})
    ResponseEntity<byte[]> redirectToAccount(ServerHttpRequest request) {
        return renderer.seeOther(request, "/account");
    }

    @RouteAccess(RouteAccess.Level.HOLDER_FRESH)
    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> start(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        return starter.start(request)
                .flatMap(result -> result.fold(
                        challenge -> flow.renderForm(request, challenge, EnrolmentPlace.ACCOUNT),
                        retryAfter -> Mono.just(renderer.seeOther(request, "/account", "failed", "busy"))));
    }

    @RouteAccess(RouteAccess.Level.HOLDER)
    @PostMapping(path = "/enrolment", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> submit(ServerWebExchange exchange) {
        return flow.submitForm(exchange, EnrolmentPlace.ACCOUNT);
    }
}
