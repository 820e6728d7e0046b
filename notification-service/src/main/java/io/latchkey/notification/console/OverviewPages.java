package io.latchkey.notification.console;

import io.latchkey.notification.operator.Operator;
import io.latchkey.notification.operator.OperatorAuthenticationFilter;
import io.latchkey.notification.web.ConsolePaths;
import io.latchkey.platform.access.RouteAccess;
import io.latchkey.platform.web.CommonProblems;
import io.latchkey.platform.web.PageForm;
import io.latchkey.platform.web.PageModel;
import io.latchkey.platform.web.PageRenderer;
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

/** The front page: what is stuck, how mails fare, and the search for one mail with all that is known of what it finds. */
@Controller
@RequestMapping(ConsolePaths.ROOT)
class OverviewPages {

    private static final Set<String> DONE = Set.of("released");

    private final OverviewCache overviews;
    private final ConsoleLookup lookup;
    private final OutboxRelease outbox;
    private final PageRenderer renderer;

    OverviewPages(OverviewCache overviews, ConsoleLookup lookup, OutboxRelease outbox, PageRenderer renderer) {
        this.overviews = overviews;
        this.lookup = lookup;
        this.outbox = outbox;
        this.renderer = renderer;
    }

    @RouteAccess(RouteAccess.Level.ROUTINE)
    @GetMapping
    Mono<ResponseEntity<byte[]>> showOverview(ServerHttpRequest request) {
        return overviewPage(request)
                .map(page -> PageNotices.withSuccess(page, request, "done.", DONE))
                .map(page -> renderer.renderPage(request, page));
    }

    @RouteAccess(RouteAccess.Level.ROUTINE)
    @PostMapping(path = "/search", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> search(ServerWebExchange exchange) {
        Operator by = OperatorAuthenticationFilter.requireOperator(exchange);
        ServerHttpRequest request = exchange.getRequest();
        return PageForm.fromExchange(exchange).flatMap(form -> {
            Optional<SearchTerm> sought = SearchTerm.parse(form.text("q"));
            return sought.isEmpty()
                    ? showError(request, "search.malformed", HttpStatus.BAD_REQUEST)
                    : lookup.resolveId(sought.get(), by)
                            .map(id -> renderer.seeOther(request, ConsolePaths.ROOT + "/mails/" + id))
                            .switchIfEmpty(showError(request, "search.nobody", HttpStatus.NOT_FOUND));
        });
    }

    /** Of a mail, an account or a cause: the page that answers "the mail did not arrive". */
    @RouteAccess(RouteAccess.Level.ROUTINE)
    @GetMapping("/mails/{id}")
    Mono<ResponseEntity<byte[]>> showMails(@PathVariable String id, ServerHttpRequest request) {
        return Mono.justOrEmpty(SearchTerm.parse(id))
                .filter(SearchTerm.ById.class::isInstance)
                .cast(SearchTerm.ById.class)
                .switchIfEmpty(Mono.error(CommonProblems.NOT_FOUND::toException))
                .flatMap(sought -> lookup.loadResult(sought.id()))
                .map(result ->
                        renderer.renderPage(request, PageModel.of("mails").with("dossier", result)));
    }

    @RouteAccess(RouteAccess.Level.ROUTINE)
    @PostMapping(path = "/outbox/{id}/release", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> releaseRow(@PathVariable String id, ServerWebExchange exchange) {
        Operator by = OperatorAuthenticationFilter.requireOperator(exchange);
        return PageForm.fromExchange(exchange)
                .flatMap(form -> outbox.releaseRow(id, by, form.text("reason")))
                .then(Mono.fromSupplier(
                        () -> renderer.seeOther(exchange.getRequest(), ConsolePaths.ROOT, "done", "released")));
    }

    private Mono<ResponseEntity<byte[]>> showError(ServerHttpRequest request, String notice, HttpStatus status) {
        return Mono.defer(() -> overviewPage(request))
                .map(page -> renderer.renderPage(
                        request, PageNotices.withError(page, notice).status(status)));
    }

    private Mono<PageModel> overviewPage(ServerHttpRequest request) {
        String span = request.getQueryParams().getFirst("span");
        return overviews.getSnapshot(span == null ? OverviewCache.HOUR : span).map(seen -> PageModel.of("overview")
                .with("seen", seen));
    }
}
