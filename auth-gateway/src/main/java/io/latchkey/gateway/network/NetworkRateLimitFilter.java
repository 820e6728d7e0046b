package io.latchkey.gateway.network;

import io.latchkey.platform.web.Problem;
import io.latchkey.platform.web.RequestFilter;
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
@Order(RequestFilter.ORDER + 2)
final class NetworkRateLimitFilter implements WebFilter {
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

    private static final String CHALLENGES = "/api/v1/challenges/";

    private final ClientNetworkResolver networks;
    private final NetworkRateLimiter limits;
    private final NetworkReputation conduct;

    NetworkRateLimitFilter(ClientNetworkResolver networks, NetworkRateLimiter limits, NetworkReputation conduct) {
        this.networks = networks;
        this.limits = limits;
        this.conduct = conduct;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (RequestFilter.isSafeMethod(exchange.getRequest().getMethod())) {
            return chain.filter(exchange);
        }
        String sent = exchange.getRequest().getPath().value();
        String path = sent.startsWith(CHALLENGES) ? CHALLENGE.matcher(sent).replaceFirst("*") : sent;
        if (!PUBLIC_PATHS.contains(path)) {
            return chain.filter(exchange);
        }
        InetAddress client = networks.resolveAddress(exchange.getRequest());
        return limits.tryConsume(client, path)
                .map(pause -> rejectRequest(client, pause))
                .orElseGet(() -> chain.filter(exchange));
    }

    private Mono<Void> rejectRequest(InetAddress client, Duration pause) {
        conduct.recordOverrun(client);
        return Mono.error(Problem.tooManyRequests(pause).toException());
    }
}
