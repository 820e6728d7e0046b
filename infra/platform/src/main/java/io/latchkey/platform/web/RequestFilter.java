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
 * The first thing a request meets: it gets its id and its place in the caller's trace (W3C Trace Context), its answer
 * gets the headers that every answer has, and what is too large or too slow ends here.
 */
@Order(RequestFilter.ORDER)
public final class RequestFilter implements WebFilter {
    public static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

    private static final String REQUEST_ID = "X-Request-Id";
    private static final String TRACEPARENT = "traceparent";
    private static final String NOTHING =
            "default-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final long LARGEST_BODY = 64 * 1024;
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

    /** A stream of events has no end to wait for once it has begun. */
    private Mono<Long> timeoutSignal(ServerWebExchange exchange) {
        ServerHttpResponse answer = exchange.getResponse();
        return Mono.delay(rules.timeLimit()).flatMap(tick -> {
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
        addSecurityHeaders(answer);
        if (request.getMethod().equals(HttpMethod.TRACE)) {
            return Mono.error(CommonProblems.METHOD_NOT_ALLOWED.toException());
        }
        if (request.getHeaders().getContentLength() > LARGEST_BODY) {
            return Mono.error(CommonProblems.TOO_LARGE.toException());
        }
        return chain.filter(exchange)
                .timeout(timeoutSignal(exchange))
                .doOnCancel(span::end)
                .contextWrite(context -> TraceContext.putTraceparent(context, trace));
    }

    /**
     * What tells a browser what this answer may never be used for; on every answer, the same each time. A page names its
     * own content policy instead.
     */
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
