package io.latchkey.account.internalapi;

import io.latchkey.platform.trace.ServiceTracer;
import io.latchkey.platform.trace.TraceContext;
import io.latchkey.platform.trace.TraceSpan;
import io.latchkey.platform.trace.TraceSpan.SpanKind;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Takes the caller's {@code traceparent} along, so that what a request does and the events it causes belong to its trace. */
@Component
class TraceFilter implements WebFilter {

    private static final String KEPT = TraceFilter.class.getName();

    private final ServiceTracer spans;

    TraceFilter(ServiceTracer spans) {
        this.spans = spans;
    }

    /** The {@code traceparent} of a request under way. */
    static String traceparentOf(ServerWebExchange exchange) {
        return exchange.getAttributeOrDefault(KEPT, "");
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String caller = exchange.getRequest().getHeaders().getFirst("traceparent");
        TraceSpan span = spans.startSpan(exchange.getRequest().getMethod().name(), SpanKind.SERVER, caller);
        exchange.getAttributes().put(KEPT, span.traceparent());
        if (spans.isExporting()) {
            exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> endSpan(span, exchange)));
        }
        return chain.filter(exchange)
                .doOnCancel(span::end)
                .contextWrite(context -> TraceContext.putTraceparent(context, span.traceparent()));
    }

    private static void endSpan(TraceSpan span, ServerWebExchange exchange) {
        String route = Objects.toString(exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE), "");
        span.withName((exchange.getRequest().getMethod().name() + " " + route).strip())
                .withAttribute("http.route", route)
                .withAttribute(
                        "http.response.status_code",
                        String.valueOf(exchange.getResponse().getStatusCode()))
                .end();
    }
}
