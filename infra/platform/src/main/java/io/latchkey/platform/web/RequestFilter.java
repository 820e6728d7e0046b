package io.latchkey.platform.web;

import io.latchkey.platform.keys.UuidFactory;
import io.latchkey.platform.trace.ServiceTracer;
import io.latchkey.platform.trace.TraceContext;
import io.latchkey.platform.trace.TraceSpan;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * The first filter: a request gets its id and its place in the caller's trace (W3C Trace Context), and what takes a handler
 * too long ends here. Sizes, times of sending and the headers of every answer are the edge's ({@code platform.edge}).
 */
@Order(RequestFilter.ORDER)
public final class RequestFilter implements WebFilter {
    public static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

    private static final String REQUEST_ID = "X-Request-Id";
    private static final String TRACEPARENT = "traceparent";
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final ServiceTracer spans;
    private final EdgeRules rules;

    RequestFilter(ServiceTracer spans, EdgeRules rules) {
        this.spans = spans;
        this.rules = rules;
    }

    public static boolean isSafeMethod(HttpMethod method) {
        return SAFE.contains(method);
    }

    static @Nullable String findTraceparent(ServerWebExchange exchange) {
        return exchange.getResponse().getHeaders().getFirst(TRACEPARENT);
    }

    /**
     * A stream of events has no end to wait for once it has begun. While a body is coming it is its sender that takes the
     * time, and the edge that ends it.
     */
    private Mono<Long> timeoutSignal(ServerWebExchange exchange) {
        ServerHttpResponse answer = exchange.getResponse();
        return Mono.delay(rules.timeLimit()).flatMap(tick -> {
            if (ArrivingBody.isArriving(exchange.getRequest())) {
                return timeoutSignal(exchange);
            }
            boolean streaming = answer.isCommitted()
                    && MediaType.TEXT_EVENT_STREAM.isCompatibleWith(
                            answer.getHeaders().getContentType());
            return streaming ? Mono.never() : Mono.just(tick);
        });
    }

    static @Nullable String findRequestId(ServerWebExchange exchange) {
        return exchange.getResponse().getHeaders().getFirst(REQUEST_ID);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        if (!rules.covers(request)) {
            return chain.filter(exchange);
        }
        HttpHeaders answer = exchange.getResponse().getHeaders();
        TraceSpan span =
                RequestSpan.beginSpan(spans, exchange, request.getHeaders().getFirst(TRACEPARENT));
        String trace = span.traceparent();
        answer.set(REQUEST_ID, UuidFactory.nextUuid().toString());
        answer.set(TRACEPARENT, trace);
        return chain.filter(exchange)
                .timeout(timeoutSignal(exchange))
                .doOnCancel(span::end)
                .contextWrite(context -> TraceContext.putTraceparent(context, trace));
    }
}
