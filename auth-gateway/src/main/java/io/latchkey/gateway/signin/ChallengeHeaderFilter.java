package io.latchkey.gateway.signin;

import io.latchkey.platform.web.Problem;
import io.latchkey.platform.web.RequestFilter;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Lets a program send a challenge in a header, with {@code current} in its place in the path: paths stand in the logs of
 * proxies. From here on the request is the same as one that names the challenge in its path.
 */
@Component
@Order(RequestFilter.ORDER + 1)
final class ChallengeHeaderFilter implements WebFilter {
    static final String HEADER = "Latchkey-Challenge";

    private static final String CURRENT = "/api/v1/challenges/current/";
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{1,200}");

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String path = exchange.getRequest().getPath().value();
        if (!path.startsWith(CURRENT)) {
            return chain.filter(exchange);
        }
        List<String> sent = exchange.getRequest().getHeaders().getOrEmpty(HEADER);
        if (sent.size() != 1 || !CHALLENGE.matcher(sent.getFirst()).matches()) {
            return Mono.error(
                    Problem.invalidRequest("/" + HEADER, "must stand exactly once, as the challenge was given")
                            .toException());
        }
        String named = "/api/v1/challenges/" + sent.getFirst() + "/" + path.substring(CURRENT.length());
        return chain.filter(
                exchange.mutate().request(request -> request.path(named)).build());
    }
}
