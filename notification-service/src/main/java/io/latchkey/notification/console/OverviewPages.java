package io.latchkey.notification.console;

import io.latchkey.notification.operator.Operator;
import io.latchkey.notification.operator.OperatorsOnly;
import io.latchkey.notification.web.ConsolePaths;
import io.latchkey.notification.web.Page;
import io.latchkey.notification.web.PageForm;
import io.latchkey.notification.web.Pages;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
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

/** The front page: is something stuck, and how do mails fare? And the way from there to one mail. */
@Controller
@RequestMapping(ConsolePaths.ROOT)
class OverviewPages {

    private static final Set<String> DONE = Set.of("released");

    private final Overviews overviews;
    private final Dossiers dossiers;
    private final OutboxRelease outbox;
    private final Pages pages;

    OverviewPages(Overviews overviews, Dossiers dossiers, OutboxRelease outbox, Pages pages) {
        this.overviews = overviews;
        this.dossiers = dossiers;
        this.outbox = outbox;
        this.pages = pages;
    }

    @GetMapping
    Mono<ResponseEntity<byte[]>> overview(ServerHttpRequest request) {
        String done = request.getQueryParams().getFirst("done");
        return page(request)
                .map(page -> done != null && DONE.contains(done) ? Notices.good(page, "done." + done) : page)
                .map(page -> pages.show(request, page));
    }

    @PostMapping(path = "/search", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> search(ServerWebExchange exchange) {
        Operator by = OperatorsOnly.operator(exchange);
        ServerHttpRequest request = exchange.getRequest();
        return PageForm.of(exchange).flatMap(form -> {
            Optional<Sought> sought = Sought.read(form.text("q"));
            return sought.isEmpty()
                    ? told(request, "search.malformed", HttpStatus.BAD_REQUEST)
                    : dossiers.find(sought.get(), by)
                            .map(id -> pages.seeOther(request, ConsolePaths.ROOT + "/mails/" + id))
                            .switchIfEmpty(told(request, "search.nobody", HttpStatus.NOT_FOUND));
        });
    }

    @PostMapping(path = "/outbox/{id}/release", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> release(@PathVariable String id, ServerWebExchange exchange) {
        Operator by = OperatorsOnly.operator(exchange);
        return PageForm.of(exchange)
                .flatMap(form -> outbox.release(id, by, form.text("reason")))
                .then(Mono.fromSupplier(
                        () -> pages.seeOther(exchange.getRequest(), ConsolePaths.ROOT, "done", "released")));
    }

    private Mono<ResponseEntity<byte[]>> told(ServerHttpRequest request, String notice, HttpStatus status) {
        return Mono.defer(() -> page(request))
                .map(page -> pages.show(request, Notices.bad(page, notice).status(status)));
    }

    private Mono<Page> page(ServerHttpRequest request) {
        String span = request.getQueryParams().getFirst("span");
        return overviews.over(span == null ? Overviews.HOUR : span).map(seen -> Page.of("overview")
                .with("seen", seen));
    }
}
