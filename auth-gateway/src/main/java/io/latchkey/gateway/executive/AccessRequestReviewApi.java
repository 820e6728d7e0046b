package io.latchkey.gateway.executive;

import io.latchkey.gateway.accessrequest.AccessRequest;
import io.latchkey.gateway.accessrequest.AccessRequestCursor;
import io.latchkey.gateway.accessrequest.AccessRequestService;
import io.latchkey.gateway.accessrequest.AccessRequestService.AccessRequestPage;
import io.latchkey.gateway.accessrequest.AccessRequestService.ApprovalResult;
import io.latchkey.gateway.directory.AccountCreator.CreationResult;
import io.latchkey.gateway.privilege.ExecutivePrincipal;
import io.latchkey.platform.access.RouteAccess;
import io.latchkey.platform.web.PathUuid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Executives look at requests for an account, and approve or decline them. */
@RestController
@RequestMapping(path = "/api/v1/access-requests", produces = MediaType.APPLICATION_JSON_VALUE)
class AccessRequestReviewApi {
    private final AccessRequestService requests;

    AccessRequestReviewApi(AccessRequestService requests) {
        this.requests = requests;
    }

    /**
     * One page, newest first.
     *
     * @param next goes into {@code after} of the next call; null when this is the last page
     * @param refused how many were not taken lately because as many waited as may
     */
    record AccessRequestList(
            List<AccessRequest> accessRequests, @Nullable String next, long refused) {
        static AccessRequestList fromPage(AccessRequestPage page) {
            AccessRequestCursor next = page.next();
            return new AccessRequestList(page.requests(), next == null ? null : next.toText(), page.refused());
        }
    }

    @RouteAccess(RouteAccess.Level.ROUTINE)
    @GetMapping
    Mono<AccessRequestList> listPending(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String limit,
            ServerWebExchange exchange) {
        ExecutivePrincipal.requireExecutive(exchange);
        var asked = PageQuery.parse(after, limit, AccessRequestCursor::fromText);
        return requests.findPage(asked.after(), asked.limit()).map(AccessRequestList::fromPage);
    }

    @RouteAccess(RouteAccess.Level.ROUTINE)
    @PostMapping("/{id}/approve")
    Mono<ResponseEntity<AccountsApi.CreatedAccount>> approve(@PathVariable String id, ServerWebExchange exchange) {
        ExecutivePrincipal by = ExecutivePrincipal.requireExecutive(exchange);
        return requests.approve(PathUuid.parseOrNotFound(id), by.accountId()).map(approval -> switch (approval) {
            case ApprovalResult.Approved approved ->
                AccountsApi.toResponse(new CreationResult.Created(approved.accountId()));
            case ApprovalResult.EmailTaken taken -> throw ExecutiveProblems.EMAIL_TAKEN.toException();
            case ApprovalResult.NoSuchRequest none -> throw ExecutiveProblems.NO_SUCH_REQUEST.toException();
        });
    }

    @RouteAccess(RouteAccess.Level.ROUTINE)
    @PostMapping("/{id}/decline")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> decline(@PathVariable String id, ServerWebExchange exchange) {
        ExecutivePrincipal.requireExecutive(exchange);
        return requests.decline(PathUuid.parseOrNotFound(id))
                .flatMap(declined ->
                        declined ? Mono.empty() : Mono.error(ExecutiveProblems.NO_SUCH_REQUEST.toException()));
    }
}
