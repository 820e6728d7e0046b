package io.latchkey.gateway.web;

import io.latchkey.platform.web.CommonProblems;
import io.latchkey.platform.web.CrossOriginRule;
import io.latchkey.platform.web.RequestFilter;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses an unsafe request that was sent by a page of another site: one that carries the session cookie, and every form
 * of our pages, for a form without it could sign somebody in as somebody else.
 */
@Component
@Order(RequestFilter.ORDER + 1)
final class CrossOriginFilter implements WebFilter {
    private final CrossOriginRule rule;

    CrossOriginFilter(WebSettings settings) {
        this.rule = new CrossOriginRule(settings.publicOrigin());
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        boolean guarded = !RequestFilter.isSafeMethod(request.getMethod())
                && (request.getCookies().containsKey(SessionCookie.NAME)
                        || !request.getPath().value().startsWith("/api/"));
        return guarded && rule.refuses(request.getHeaders())
                ? Mono.error(CommonProblems.CROSS_ORIGIN.toException())
                : chain.filter(exchange);
    }
}
