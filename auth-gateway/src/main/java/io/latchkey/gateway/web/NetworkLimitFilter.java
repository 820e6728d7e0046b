package io.latchkey.gateway.web;

import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Holds each network to its requests a minute on every path where anybody may change something. */
@Component
@Order(EdgeFilter.ORDER + 2)
final class NetworkLimitFilter implements WebFilter {
    private static final Set<String> PUBLIC_PATHS = Set.of(
            "/api/v1/password-resets",
            "/api/v1/password-resets/redeem",
            "/api/v1/sessions",
            "/api/v1/sessions/current",
            "/forgot-password",
            "/reset-password",
            "/sign-in",
            "/sign-out");

    private final ClientNetworks networks;
    private final NetworkLimits limits;

    NetworkLimitFilter(ClientNetworks networks, NetworkLimits limits) {
        this.networks = networks;
        this.limits = limits;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (EdgeFilter.isSafe(exchange.getRequest().getMethod())) {
            return chain.filter(exchange);
        }
        String path = PathText.of(exchange.getRequest());
        if (!PUBLIC_PATHS.contains(path)) {
            return chain.filter(exchange);
        }
        return limits.pause(networks.address(exchange.getRequest()), path)
                .map(pause -> Mono.<Void>error(Problem.tooManyRequests(pause).asException()))
                .orElseGet(() -> chain.filter(exchange));
    }
}
