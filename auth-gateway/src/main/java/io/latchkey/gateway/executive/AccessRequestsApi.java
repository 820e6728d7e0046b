package io.latchkey.gateway.executive;

import io.latchkey.gateway.accessrequest.AccessRequest;
import io.latchkey.gateway.accessrequest.AccessRequests;
import io.latchkey.gateway.accessrequest.Approval;
import io.latchkey.gateway.directory.Creation;
import io.latchkey.gateway.web.PathId;
import io.latchkey.gateway.web.Problems;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Executives look at requests for an account, and approve or decline them. */
@RestController
@RequestMapping(path = "/api/v1/access-requests", produces = MediaType.APPLICATION_JSON_VALUE)
class AccessRequestsApi {
    private final AccessRequests requests;

    AccessRequestsApi(AccessRequests requests) {
        this.requests = requests;
    }

    record Waiting(List<AccessRequest> accessRequests) {}

    @GetMapping
    Mono<Waiting> waiting(ServerWebExchange exchange) {
        ExecutivesOnly.executive(exchange);
        return requests.waiting().map(Waiting::new);
    }

    @PostMapping("/{id}/approve")
    Mono<ResponseEntity<AccountsApi.CreatedView>> approve(@PathVariable String id, ServerWebExchange exchange) {
        Executive by = ExecutivesOnly.executive(exchange);
        return requests.approve(PathId.read(id), by.accountId()).map(approval -> switch (approval) {
            case Approval.Approved approved -> AccountsApi.answer(new Creation.Created(approved.accountId()));
            case Approval.EmailTaken taken -> throw ExecutiveProblems.EMAIL_TAKEN.asException();
            case Approval.NoSuchRequest none -> throw Problems.NOT_FOUND.asException();
        });
    }

    @PostMapping("/{id}/decline")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> decline(@PathVariable String id, ServerWebExchange exchange) {
        ExecutivesOnly.executive(exchange);
        return requests.decline(PathId.read(id))
                .flatMap(declined -> declined ? Mono.empty() : Mono.error(Problems.NOT_FOUND.asException()));
    }
}
