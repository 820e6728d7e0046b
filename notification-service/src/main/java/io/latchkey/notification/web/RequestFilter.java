package io.latchkey.notification.web;

import io.latchkey.platform.keys.UuidFactory;
import io.latchkey.platform.trace.TraceContext;
import java.time.Duration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * The first thing a request to the console meets: it gets its id and its place in the caller's trace, its answer gets
 * the headers that every answer has, and what is too large, too slow or sent by another site ends here.
 */
@Component
@Order(RequestFilter.ORDER)
final class RequestFilter implements WebFilter {

    static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

    private static final String REQUEST_ID = "X-Request-Id";
    private static final String TRACEPARENT = "traceparent";
    private static final String NOTHING =
            "default-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final long LARGEST_BODY = 64 * 1024;
    // A replay waits for the broker's answer to each of its letters.
    private static final Duration TIME_LIMIT = Duration.ofMinutes(2);

    private final CrossOriginRule rule;

    RequestFilter(ConsoleSettings settings) {
        this.rule = new CrossOriginRule(settings.ownOrigin(), settings.gatewayOrigin());
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        if (!ConsolePaths.isConsoleRequest(request)) {
            return chain.filter(exchange);
        }
        String trace = TraceContext.childTraceparent(request.getHeaders().getFirst(TRACEPARENT));
        HttpHeaders answer = exchange.getResponse().getHeaders();
        answer.set(REQUEST_ID, UuidFactory.nextUuid().toString());
        answer.set(TRACEPARENT, trace);
        addSecurityHeaders(answer);
        if (request.getHeaders().getContentLength() > LARGEST_BODY) {
            return Mono.error(Problem.TOO_LARGE.asException());
        }
        if (rule.isCrossOrigin(request)) {
            return Mono.error(Problem.CROSS_ORIGIN.asException());
        }
        return chain.filter(exchange)
                .timeout(TIME_LIMIT)
                .contextWrite(context -> TraceContext.putTraceparent(context, trace));
    }

    /** A page names its own content policy instead. */
    private static void addSecurityHeaders(HttpHeaders headers) {
        headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Content-Security-Policy", NOTHING);
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
