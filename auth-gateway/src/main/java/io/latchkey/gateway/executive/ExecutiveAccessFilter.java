package io.latchkey.gateway.executive;

import io.latchkey.contracts.AccountRole;
import io.latchkey.gateway.session.SessionPrincipal;
import io.latchkey.gateway.session.SessionPrincipal.SignedIn;
import io.latchkey.gateway.session.SessionService;
import io.latchkey.platform.web.CommonProblems;
import io.latchkey.platform.web.DecodedPath;
import io.latchkey.platform.web.PageRenderer;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Lets executives alone reach their routes, by the roles the directory has at this moment. */
@Component
@Order(0)
final class ExecutiveAccessFilter implements WebFilter {
    private static final String ACCOUNTS = AccountsApi.PATH;
    private static final String REQUESTS = "/api/v1/access-requests";
    private static final String PAGES = "/executive";
    private static final String EXECUTIVE = ExecutiveAccessFilter.class.getName();

    private final SessionService sessions;
    private final PageRenderer pages;

    ExecutiveAccessFilter(SessionService sessions, PageRenderer pages) {
        this.sessions = sessions;
        this.pages = pages;
    }

    /** The executive whose request this is; a route that the filter did not see lets no one in. */
    static ExecutivePrincipal requireExecutive(ServerWebExchange exchange) {
        if (exchange.getAttribute(EXECUTIVE) instanceof ExecutivePrincipal executive) {
            return executive;
        }
        throw CommonProblems.UNAUTHENTICATED.toException();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        if (!isExecutiveRoute(request)) {
            return chain.filter(exchange);
        }
        return sessions.findPrincipal(request).flatMap(visitor -> switch (visitor) {
            case SessionPrincipal.Anonymous anonymous -> rejectAnonymous(exchange);
            case SignedIn signedIn -> {
                if (!signedIn.account().person().roles().contains(AccountRole.EXECUTIVE)) {
                    yield Mono.error(CommonProblems.FORBIDDEN.toException());
                }
                exchange.getAttributes().put(EXECUTIVE, ExecutivePrincipal.fromPrincipal(signedIn));
                yield chain.filter(exchange);
            }
        });
    }

    /** A program is told; a reader signs in first and comes back. */
    private Mono<Void> rejectAnonymous(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        if (!isBelow(PAGES, DecodedPath.fromRequest(request))) {
            return Mono.error(CommonProblems.UNAUTHENTICATED.toException());
        }
        String back = request.getMethod().equals(HttpMethod.GET) ? DecodedPath.fromRequest(request) : PAGES;
        ResponseEntity<byte[]> answer = pages.seeOther(request, "/sign-in", "next", back);
        exchange.getResponse().setStatusCode(answer.getStatusCode());
        exchange.getResponse().getHeaders().putAll(answer.getHeaders());
        return exchange.getResponse().setComplete();
    }

    private static boolean isExecutiveRoute(ServerHttpRequest request) {
        String path = DecodedPath.fromRequest(request);
        boolean asks = path.equals(REQUESTS) && request.getMethod().equals(HttpMethod.POST);
        return !asks && (isBelow(ACCOUNTS, path) || isBelow(REQUESTS, path) || isBelow(PAGES, path));
    }

    private static boolean isBelow(String root, String path) {
        return path.equals(root) || path.startsWith(root + "/");
    }

    /** The executive whose request this is, and since when. */
    record ExecutivePrincipal(UUID accountId, Instant signedInAt) {
        /** What is done to somebody's address is done by somebody who has proved just now who they are. */
        private static final Duration FRESH = Duration.ofMinutes(15);

        static ExecutivePrincipal fromPrincipal(SignedIn visitor) {
            return new ExecutivePrincipal(visitor.account().accountId(), visitor.signedInAt());
        }

        boolean hasFreshSignIn(Instant now) {
            return !now.isAfter(signedInAt.plus(FRESH));
        }
    }
}
