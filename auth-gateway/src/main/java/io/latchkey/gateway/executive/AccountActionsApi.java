package io.latchkey.gateway.executive;

import io.latchkey.gateway.directory.AccountAction;
import io.latchkey.gateway.directory.Acted;
import io.latchkey.gateway.web.PathId;
import io.latchkey.gateway.web.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Second factor, disabling and erasure of an account; what is so already is answered like what is done now. */
@RestController
@RequestMapping(path = AccountsApi.PATH + "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@ResponseStatus(HttpStatus.ACCEPTED)
class AccountActionsApi {
    private final AccountActions actions;

    AccountActionsApi(AccountActions actions) {
        this.actions = actions;
    }

    @PutMapping("/two-factor")
    Mono<Void> requireTwoFactor(@PathVariable String id, ServerWebExchange exchange) {
        return run(AccountAction.REQUIRE_TWO_FACTOR, id, exchange);
    }

    @DeleteMapping("/two-factor")
    Mono<Void> removeTwoFactor(@PathVariable String id, ServerWebExchange exchange) {
        return run(AccountAction.REMOVE_TWO_FACTOR, id, exchange);
    }

    @PostMapping("/two-factor/reset")
    Mono<Void> resetTwoFactor(@PathVariable String id, ServerWebExchange exchange) {
        return run(AccountAction.RESET_TWO_FACTOR, id, exchange);
    }

    @PutMapping("/disabled")
    Mono<Void> disable(@PathVariable String id, ServerWebExchange exchange) {
        return run(AccountAction.DISABLE, id, exchange);
    }

    @DeleteMapping("/disabled")
    Mono<Void> enable(@PathVariable String id, ServerWebExchange exchange) {
        return run(AccountAction.ENABLE, id, exchange);
    }

    @DeleteMapping
    Mono<Void> erase(@PathVariable String id, ServerWebExchange exchange) {
        return run(AccountAction.ERASE, id, exchange);
    }

    private Mono<Void> run(AccountAction action, String id, ServerWebExchange exchange) {
        Executive by = ExecutivesOnly.executive(exchange);
        return actions.run(action, PathId.read(id), by).flatMap(acted -> switch (acted) {
            case Acted.Done done -> Mono.empty();
            case Acted.AlreadySo already -> Mono.empty();
            case Acted.LastExecutive last -> Mono.error(ExecutiveProblems.LAST_EXECUTIVE.asException());
            case Acted.NoSuchAccount none -> Mono.error(Problems.NOT_FOUND.asException());
        });
    }
}
