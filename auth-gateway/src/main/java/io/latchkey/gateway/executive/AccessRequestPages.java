package io.latchkey.gateway.executive;

import io.latchkey.gateway.accessrequest.AccessRequests;
import io.latchkey.gateway.accessrequest.Approval;
import io.latchkey.gateway.web.Page;
import io.latchkey.gateway.web.Pages;
import io.latchkey.gateway.web.PathId;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The requests for an account that wait, each with approve and decline. */
@Controller
@RequestMapping(AccessRequestPages.PATH)
class AccessRequestPages {
    static final String PATH = "/executive/access-requests";
    private static final Set<String> DONE = Set.of("declined", "gone");

    private final AccessRequests requests;
    private final Pages pages;

    AccessRequestPages(AccessRequests requests, Pages pages) {
        this.requests = requests;
        this.pages = pages;
    }

    @GetMapping
    Mono<ResponseEntity<byte[]>> open(ServerWebExchange exchange) {
        ExecutivesOnly.executive(exchange);
        String done = exchange.getRequest().getQueryParams().getFirst("done");
        boolean told = done != null && DONE.contains(done);
        return page().map(page -> told ? AccountPages.notice(page, "good", "requests." + done) : page)
                .map(page -> pages.show(exchange.getRequest(), page));
    }

    @PostMapping("/{id}/approve")
    Mono<ResponseEntity<byte[]>> approve(@PathVariable String id, ServerWebExchange exchange) {
        Executive by = ExecutivesOnly.executive(exchange);
        UUID requestId = PathId.read(id);
        return requests.approve(requestId, by.accountId()).flatMap(approval -> switch (approval) {
            case Approval.Approved approved ->
                Mono.just(pages.seeOther(
                        exchange.getRequest(), AccountPages.path(approved.accountId()), "done", "approved"));
            case Approval.EmailTaken taken ->
                page().map(page -> AccountPages.notice(page, "bad", "requests.taken")
                                .status(HttpStatus.CONFLICT))
                        .map(page -> pages.show(exchange.getRequest(), page));
            case Approval.NoSuchRequest none -> Mono.just(back(exchange, "gone"));
        });
    }

    @PostMapping("/{id}/decline")
    Mono<ResponseEntity<byte[]>> decline(@PathVariable String id, ServerWebExchange exchange) {
        ExecutivesOnly.executive(exchange);
        return requests.decline(PathId.read(id)).map(declined -> back(exchange, declined ? "declined" : "gone"));
    }

    private Mono<Page> page() {
        return requests.waiting().map(waiting -> Page.of("executive-requests").with("requests", waiting));
    }

    private ResponseEntity<byte[]> back(ServerWebExchange exchange, String done) {
        return pages.seeOther(exchange.getRequest(), PATH, "done", done);
    }
}
