package io.latchkey.gateway.web;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
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
            "/api/v1/access-requests",
            "/api/v1/password-resets",
            "/api/v1/password-resets/redeem",
            "/api/v1/sessions",
            "/api/v1/sessions/current",
            "/api/v1/challenges/*/one-time-password",
            "/api/v1/challenges/*/enrolment",
            "/forgot-password",
            "/request-account",
            "/reset-password",
            "/sign-in",
            "/sign-in/code",
            "/sign-in/enrolment",
            "/sign-out");

    /** The part of a path that is another each time; all of them are one path to the limit. */
    private static final Pattern CHALLENGE = Pattern.compile("(?<=^/api/v1/challenges/)[^/]+");

    private final ClientNetworks networks;
    private final NetworkLimits limits;
    private final NetworkConduct conduct;

    NetworkLimitFilter(ClientNetworks networks, NetworkLimits limits, NetworkConduct conduct) {
        this.networks = networks;
        this.limits = limits;
        this.conduct = conduct;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (EdgeFilter.isSafe(exchange.getRequest().getMethod())) {
            return chain.filter(exchange);
        }
        String path = CHALLENGE.matcher(PathText.of(exchange.getRequest())).replaceFirst("*");
        if (!PUBLIC_PATHS.contains(path)) {
            return chain.filter(exchange);
        }
        InetAddress client = networks.address(exchange.getRequest());
        return limits.pause(client, path).map(pause -> refused(client, pause)).orElseGet(() -> chain.filter(exchange));
    }

    private Mono<Void> refused(InetAddress client, Duration pause) {
        conduct.wentOver(client);
        return Mono.error(Problem.tooManyRequests(pause).asException());
    }
}
