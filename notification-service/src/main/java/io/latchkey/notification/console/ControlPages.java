package io.latchkey.notification.console;

import io.latchkey.notification.operator.OperatorsOnly;
import io.latchkey.notification.web.ConsolePaths;
import io.latchkey.notification.web.Page;
import io.latchkey.notification.web.PageForm;
import io.latchkey.notification.web.Pages;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** How the ways out stand, and which accounts get no mail. */
@Controller
@RequestMapping(ControlPages.PATH)
class ControlPages {

    static final String PATH = ConsolePaths.ROOT + "/controls";

    private static final Set<String> DONE = Set.of("pause", "resume", "lift");

    private final Controls controls;
    private final Pages pages;

    ControlPages(Controls controls, Pages pages) {
        this.controls = controls;
        this.pages = pages;
    }

    @GetMapping
    Mono<ResponseEntity<byte[]>> open(ServerHttpRequest request) {
        String done = request.getQueryParams().getFirst("done");
        return Mono.zip(controls.channels(), controls.suppressions(), (channels, suppressions) -> Page.of("controls")
                        .with("channels", channels)
                        .with("suppressions", suppressions))
                .map(page -> done != null && DONE.contains(done) ? Notices.good(page, "controls.done." + done) : page)
                .map(page -> pages.show(request, page));
    }

    @PostMapping(path = "/channels/{name}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> channel(@PathVariable String name, ServerWebExchange exchange) {
        var by = OperatorsOnly.operator(exchange);
        return PageForm.of(exchange)
                .flatMap(form -> controls.channel(name, form.text("action"), by, form.text("reason"))
                        .thenReturn(pages.seeOther(exchange.getRequest(), PATH, "done", form.text("action"))));
    }

    @PostMapping(path = "/suppressions/{account}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> lift(@PathVariable String account, ServerWebExchange exchange) {
        var by = OperatorsOnly.operator(exchange);
        return PageForm.of(exchange)
                .flatMap(form -> controls.lift(account, by, form.text("reason")))
                .then(Mono.fromSupplier(() -> pages.seeOther(exchange.getRequest(), PATH, "done", "lift")));
    }
}
