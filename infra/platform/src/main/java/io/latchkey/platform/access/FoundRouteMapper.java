package io.latchkey.platform.access;

import org.springframework.core.Ordered;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Leads a request to the route that its caller was judged by, and to no other: the look-up is done once, by
 * {@link RouteAccessRegistry}. What was not looked up there, or not found, the usual mappings answer.
 */
public final class FoundRouteMapper implements HandlerMapping, Ordered {
    private static final String FOUND = FoundRouteMapper.class.getName();

    static void keepRoute(ServerWebExchange exchange, HandlerMethod route) {
        exchange.getAttributes().put(FOUND, route);
    }

    @Override
    public Mono<Object> getHandler(ServerWebExchange exchange) {
        return Mono.justOrEmpty(exchange.getAttributes().remove(FOUND));
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
