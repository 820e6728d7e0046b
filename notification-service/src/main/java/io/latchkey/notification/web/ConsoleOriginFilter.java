package io.latchkey.notification.web;

import io.latchkey.platform.web.CommonProblems;
import io.latchkey.platform.web.RequestFilter;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Refuses what another site's page sent to the console. */
@Component
@Order(RequestFilter.ORDER + 1)
final class ConsoleOriginFilter implements WebFilter {

    private final ConsoleOriginRule rule;

    ConsoleOriginFilter(ConsoleSettings settings) {
        this.rule = new ConsoleOriginRule(settings.ownOrigin(), settings.gatewayOrigin());
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        boolean refused = ConsolePaths.RULES.covers(exchange.getRequest()) && rule.isCrossOrigin(exchange.getRequest());
        return refused ? Mono.error(CommonProblems.CROSS_ORIGIN.toException()) : chain.filter(exchange);
    }
}
