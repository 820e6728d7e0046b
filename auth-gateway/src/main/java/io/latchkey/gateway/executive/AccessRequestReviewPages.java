package io.latchkey.gateway.executive;

import io.latchkey.gateway.accessrequest.AccessRequestCursor;
import io.latchkey.gateway.accessrequest.AccessRequestService;
import io.latchkey.gateway.accessrequest.AccessRequestService.ApprovalResult;
import io.latchkey.gateway.privilege.ExecutivePrincipal;
import io.latchkey.platform.access.RouteAccess;
import io.latchkey.platform.web.PageModel;
import io.latchkey.platform.web.PageRenderer;
import io.latchkey.platform.web.PathUuid;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The requests for an account that wait, each with approve and decline. */
@Controller
@RequestMapping(AccessRequestReviewPages.PATH)
class AccessRequestReviewPages {
    static final String PATH = "/executive/access-requests";
    private static final String ON_A_PAGE = "25";
    private static final Set<String> DONE = Set.of("declined", "gone");

    private final AccessRequestService requests;
    private final PageRenderer pages;

    AccessRequestReviewPages(AccessRequestService requests, PageRenderer pages) {
        this.requests = requests;
        this.pages = pages;
    }

    @RouteAccess(RouteAccess.Level.ROUTINE)
    @GetMapping
    Mono<ResponseEntity<byte[]>> showRequests(
            @RequestParam(required = false) @Nullable String after, ServerWebExchange exchange) {
        ExecutivePrincipal.requireExecutive(exchange);
        String done = exchange.getRequest().getQueryParams().getFirst("done");
        boolean known = done != null && DONE.contains(done);
        return buildPage(PageQuery.parse(after, ON_A_PAGE, AccessRequestCursor::fromText))
                .map(page -> known ? AccountPages.withNotice(page, "good", "requests." + done) : page)
                .map(page -> pages.renderPage(exchange.getRequest(), page));
    }

    @RouteAccess(RouteAccess.Level.ROUTINE)
    @PostMapping("/{id}/approve")
    Mono<ResponseEntity<byte[]>> approve(@PathVariable String id, ServerWebExchange exchange) {
        ExecutivePrincipal by = ExecutivePrincipal.requireExecutive(exchange);
        UUID requestId = PathUuid.parseOrNotFound(id);
        return requests.approve(requestId, by.accountId()).flatMap(approval -> switch (approval) {
            case ApprovalResult.Approved approved ->
                Mono.just(pages.seeOther(
                        exchange.getRequest(), AccountPages.accountPath(approved.accountId()), "done", "approved"));
            case ApprovalResult.EmailTaken taken ->
                buildPage(PageQuery.parse(null, ON_A_PAGE, AccessRequestCursor::fromText))
                        .map(page -> AccountPages.withNotice(page, "bad", "requests.taken")
                                .status(HttpStatus.CONFLICT))
                        .map(page -> pages.renderPage(exchange.getRequest(), page));
            case ApprovalResult.NoSuchRequest none -> Mono.just(redirectBack(exchange, "gone"));
        });
    }

    @RouteAccess(RouteAccess.Level.ROUTINE)
    @PostMapping("/{id}/decline")
    Mono<ResponseEntity<byte[]>> decline(@PathVariable String id, ServerWebExchange exchange) {
        ExecutivePrincipal.requireExecutive(exchange);
        return requests.decline(PathUuid.parseOrNotFound(id))
                .map(declined -> redirectBack(exchange, declined ? "declined" : "gone"));
    }

    private Mono<PageModel> buildPage(PageQuery<AccessRequestCursor> asked) {
        return requests.findPage(asked.after(), asked.limit()).map(found -> {
            AccessRequestCursor next = found.next();
            return PageModel.of("executive-requests")
                    .with("requests", found.requests())
                    .with("refused", found.refused())
                    .with("first", asked.after() == null)
                    .with("next", next == null ? null : PATH + "?after=" + next.toText());
        });
    }

    private ResponseEntity<byte[]> redirectBack(ServerWebExchange exchange, String done) {
        return pages.seeOther(exchange.getRequest(), PATH, "done", done);
    }
}
