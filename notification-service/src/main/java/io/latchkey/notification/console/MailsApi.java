package io.latchkey.notification.console;

import io.latchkey.notification.operator.Operator;
import io.latchkey.notification.operator.OperatorAuthenticationFilter;
import io.latchkey.notification.web.ConsoleJson;
import io.latchkey.notification.web.ConsolePaths;
import io.latchkey.platform.access.RouteAccess;
import io.latchkey.platform.web.CommonProblems;
import io.latchkey.platform.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What is known of a mail, an account or a cause; an address only ever comes in a body, never in a path. */
@RestController
@RequestMapping(path = ConsolePaths.API + "/mails", produces = MediaType.APPLICATION_JSON_VALUE)
class MailsApi {
    private final ConsoleLookup lookup;

    MailsApi(ConsoleLookup lookup) {
        this.lookup = lookup;
    }

    /** An id or an address. */
    record Search(@Nullable String q) {
        @Override
        public String toString() {
            return "Search[***]";
        }
    }

    @RouteAccess(RouteAccess.Level.ROUTINE)
    @PostMapping(path = "/search", consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<ConsoleLookup.Result> search(@RequestBody byte[] body, ServerWebExchange exchange) {
        Operator by = OperatorAuthenticationFilter.requireOperator(exchange);
        String q = ConsoleJson.readBody(body, Search.class).q();
        SearchTerm sought = SearchTerm.parse(q == null ? "" : q).orElseThrow(() -> Problem.invalidRequest(
                        "/q", "must be the id of a mail, an account or a cause, or an address")
                .toException());
        return lookup.resolveId(sought, by)
                .flatMap(lookup::loadResult)
                .switchIfEmpty(Mono.error(CommonProblems.NOT_FOUND::toException));
    }

    @RouteAccess(RouteAccess.Level.ROUTINE)
    @GetMapping("/{id}")
    Mono<ConsoleLookup.Result> getById(@PathVariable String id) {
        return Mono.justOrEmpty(SearchTerm.parse(id))
                .filter(SearchTerm.ById.class::isInstance)
                .cast(SearchTerm.ById.class)
                .flatMap(sought -> lookup.loadResult(sought.id()))
                .filter(result -> !result.isEmpty())
                .switchIfEmpty(Mono.error(CommonProblems.NOT_FOUND::toException));
    }
}
