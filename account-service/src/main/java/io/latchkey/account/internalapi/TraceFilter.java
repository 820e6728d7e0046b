package io.latchkey.account.internalapi;

import io.latchkey.messaging.TraceContext;
import io.latchkey.messaging.trace.Span;
import io.latchkey.messaging.trace.SpanKind;
import io.latchkey.messaging.trace.Spans;
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

    private final Spans spans;

    TraceFilter(Spans spans) {
        this.spans = spans;
    }

    /** The {@code traceparent} of a request under way. */
    static String of(ServerWebExchange exchange) {
        return exchange.getAttributeOrDefault(KEPT, "");
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String caller = exchange.getRequest().getHeaders().getFirst("traceparent");
        Span span = spans.begin(exchange.getRequest().getMethod().name(), SpanKind.SERVER, caller);
        exchange.getAttributes().put(KEPT, span.traceparent());
        if (spans.areSeen()) {
            exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> answered(span, exchange)));
        }
        return chain.filter(exchange)
                .doOnCancel(span::end)
                .contextWrite(context -> TraceContext.put(context, span.traceparent()));
    }

    private static void answered(Span span, ServerWebExchange exchange) {
        String route = Objects.toString(exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE), "");
        span.named((exchange.getRequest().getMethod().name() + " " + route).strip())
                .with("http.route", route)
                .with(
                        "http.response.status_code",
                        String.valueOf(exchange.getResponse().getStatusCode()))
                .end();
    }
}
