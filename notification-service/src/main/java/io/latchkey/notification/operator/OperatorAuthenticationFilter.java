package io.latchkey.notification.operator;

import io.latchkey.notification.web.ConsolePaths;
import io.latchkey.notification.web.ConsoleSettings;
import io.latchkey.platform.web.DecodedPath;
import io.latchkey.platform.web.PageRenderer;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Lets operators alone reach the console; open are only its sign-in and sign-out. */
@Component
@Order(0)
public final class OperatorAuthenticationFilter implements WebFilter {

    static final String SIGN_IN = ConsolePaths.ROOT + "/sign-in";
    static final String SIGN_OUT = ConsolePaths.ROOT + "/sign-out";
    static final String SIGNED_OUT = ConsolePaths.ROOT + "/signed-out";

    private static final Set<String> OPEN = Set.of(SIGN_IN, SIGN_OUT, SIGNED_OUT);
    private static final String OPERATOR = OperatorAuthenticationFilter.class.getName();
    private static final String BEARER = "Bearer ";

    private final OperatorSessions sessions;
    private final PageRenderer renderer;
    private final ConsoleSettings settings;

    OperatorAuthenticationFilter(OperatorSessions sessions, PageRenderer renderer, ConsoleSettings settings) {
        this.sessions = sessions;
        this.renderer = renderer;
        this.settings = settings;
    }

    /** The operator whose request this is; fails closed where the filter did not run. */
    public static Operator requireOperator(ServerWebExchange exchange) {
        if (exchange.getAttribute(OPERATOR) instanceof Operator operator) {
            return operator;
        }
        throw OperatorProblems.UNAUTHENTICATED.toException();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        if (!ConsolePaths.RULES.covers(request) || OPEN.contains(DecodedPath.fromRequest(request))) {
            return chain.filter(exchange);
        }
        return authenticateRequest(request)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(caller -> {
                    caller.ifPresent(operator -> exchange.getAttributes().put(OPERATOR, operator));
                    return caller.isPresent() ? chain.filter(exchange) : rejectUnauthenticated(exchange);
                });
    }

    /** A token in the request counts before a cookie; a cookie does not make up for one that is not valid. */
    private Mono<Operator> authenticateRequest(ServerHttpRequest request) {
        @Nullable String authorization = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (authorization == null) {
            return Mono.justOrEmpty(OperationsCookie.readToken(request)).flatMap(sessions::touchSession);
        }
        return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? sessions.authenticateBearer(
                        authorization.substring(BEARER.length()).strip())
                : Mono.empty();
    }

    /** A program gets 401; a browser is sent to the gateway, which sends it back with a token. */
    private Mono<Void> rejectUnauthenticated(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        if (!ConsolePaths.RULES.wantsPage(request) || !request.getMethod().equals(HttpMethod.GET)) {
            return Mono.error(OperatorProblems.UNAUTHENTICATED.toException());
        }
        ResponseEntity<byte[]> answer = renderer.redirectTo(settings.signInUrl());
        exchange.getResponse().setStatusCode(answer.getStatusCode());
        exchange.getResponse().getHeaders().putAll(answer.getHeaders());
        return exchange.getResponse().setComplete();
    }
}
