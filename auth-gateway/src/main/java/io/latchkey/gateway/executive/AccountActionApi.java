package io.latchkey.gateway.executive;

import io.latchkey.gateway.directory.AccountAction;
import io.latchkey.gateway.directory.AccountLifecycle.ActionResult;
import io.latchkey.gateway.privilege.ExecutivePrincipal;
import io.latchkey.platform.access.RouteAccess;
import io.latchkey.platform.web.PathUuid;
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

/** Second factor, disabling, sessions and erasure of an account; what is so already is answered like what is done now. */
@RestController
@RequestMapping(path = AccountsApi.PATH + "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@ResponseStatus(HttpStatus.ACCEPTED)
class AccountActionApi {
    private final AccountActionService actions;

    AccountActionApi(AccountActionService actions) {
        this.actions = actions;
    }

    @RouteAccess(RouteAccess.Level.PRIVILEGED_BY_CONTENT)
    @PutMapping("/two-factor")
    Mono<Void> requireTwoFactor(@PathVariable String id, ServerWebExchange exchange) {
        return runAction(AccountAction.REQUIRE_TWO_FACTOR, id, exchange);
    }

    @RouteAccess(RouteAccess.Level.PRIVILEGED)
    @DeleteMapping("/two-factor")
    Mono<Void> removeTwoFactor(@PathVariable String id, ServerWebExchange exchange) {
        return runAction(AccountAction.REMOVE_TWO_FACTOR, id, exchange);
    }

    @RouteAccess(RouteAccess.Level.PRIVILEGED)
    @PostMapping("/two-factor/reset")
    Mono<Void> resetTwoFactor(@PathVariable String id, ServerWebExchange exchange) {
        return runAction(AccountAction.RESET_TWO_FACTOR, id, exchange);
    }

    @RouteAccess(RouteAccess.Level.PRIVILEGED)
    @PutMapping("/disabled")
    Mono<Void> disable(@PathVariable String id, ServerWebExchange exchange) {
        return runAction(AccountAction.DISABLE, id, exchange);
    }

    @RouteAccess(RouteAccess.Level.PRIVILEGED_BY_CONTENT)
    @DeleteMapping("/disabled")
    Mono<Void> enable(@PathVariable String id, ServerWebExchange exchange) {
        return runAction(AccountAction.ENABLE, id, exchange);
    }

    @RouteAccess(RouteAccess.Level.PRIVILEGED)
    @DeleteMapping
    Mono<Void> erase(@PathVariable String id, ServerWebExchange exchange) {
        return runAction(AccountAction.ERASE, id, exchange);
    }

    /** Signed out everywhere, at once. */
    @RouteAccess(RouteAccess.Level.PRIVILEGED)
    @DeleteMapping("/sessions")
    Mono<Void> endSessions(@PathVariable String id, ServerWebExchange exchange) {
        return actions.endSessions(PathUuid.parseOrNotFound(id), ExecutivePrincipal.requireExecutive(exchange));
    }

    private Mono<Void> runAction(AccountAction action, String id, ServerWebExchange exchange) {
        ExecutivePrincipal by = ExecutivePrincipal.requireExecutive(exchange);
        return actions.run(action, PathUuid.parseOrNotFound(id), by).flatMap(acted -> switch (acted) {
            case ActionResult.Done done -> Mono.empty();
            case ActionResult.AlreadyApplied already -> Mono.empty();
            case ActionResult.LastExecutive last -> Mono.error(ExecutiveProblems.LAST_EXECUTIVE.toException());
        });
    }
}
