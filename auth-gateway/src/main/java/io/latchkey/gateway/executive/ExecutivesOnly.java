package io.latchkey.gateway.executive;

import io.latchkey.contracts.Role;
import io.latchkey.gateway.session.Sessions;
import io.latchkey.gateway.session.Visitor;
import io.latchkey.gateway.web.Pages;
import io.latchkey.gateway.web.PathText;
import io.latchkey.gateway.web.Problems;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Lets nobody but executives reach their routes, by the roles the directory has at this moment. */
@Component
@Order(0)
final class ExecutivesOnly implements WebFilter {
    private static final String ACCOUNTS = AccountsApi.PATH;
    private static final String REQUESTS = "/api/v1/access-requests";
    private static final String PAGES = "/executive";
    private static final String EXECUTIVE = ExecutivesOnly.class.getName();

    private final Sessions sessions;
    private final Pages pages;

    ExecutivesOnly(Sessions sessions, Pages pages) {
        this.sessions = sessions;
        this.pages = pages;
    }

    /** The executive whose request this is; a route that the filter did not see lets nobody in. */
    static Executive executive(ServerWebExchange exchange) {
        if (exchange.getAttribute(EXECUTIVE) instanceof Executive executive) {
            return executive;
        }
        throw Problems.UNAUTHENTICATED.asException();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        if (!isTheirs(request)) {
            return chain.filter(exchange);
        }
        return sessions.visitor(request).flatMap(visitor -> switch (visitor) {
            case Visitor.Anonymous nobody -> turnAway(exchange);
            case Visitor.SignedIn signedIn -> {
                if (!signedIn.account().person().roles().contains(Role.EXECUTIVE)) {
                    yield Mono.error(Problems.FORBIDDEN.asException());
                }
                exchange.getAttributes().put(EXECUTIVE, Executive.of(signedIn));
                yield chain.filter(exchange);
            }
        });
    }

    /** A program is told; a reader signs in first and comes back. */
    private Mono<Void> turnAway(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        if (!isBelow(PAGES, PathText.of(request))) {
            return Mono.error(Problems.UNAUTHENTICATED.asException());
        }
        String back = request.getMethod().equals(HttpMethod.GET) ? PathText.of(request) : PAGES;
        ResponseEntity<byte[]> answer = pages.seeOther(request, "/sign-in", "next", back);
        exchange.getResponse().setStatusCode(answer.getStatusCode());
        exchange.getResponse().getHeaders().putAll(answer.getHeaders());
        return exchange.getResponse().setComplete();
    }

    private static boolean isTheirs(ServerHttpRequest request) {
        String path = PathText.of(request);
        boolean asks = path.equals(REQUESTS) && request.getMethod().equals(HttpMethod.POST);
        return !asks && (isBelow(ACCOUNTS, path) || isBelow(REQUESTS, path) || isBelow(PAGES, path));
    }

    private static boolean isBelow(String root, String path) {
        return path.equals(root) || path.startsWith(root + "/");
    }
}
