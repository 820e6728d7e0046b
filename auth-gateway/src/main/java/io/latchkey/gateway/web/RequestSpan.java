package io.latchkey.gateway.web;

import io.latchkey.messaging.trace.Span;
import io.latchkey.messaging.trace.SpanKind;
import io.latchkey.messaging.trace.Spans;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The span of a request, until its answer begins to leave. It tells the route, never the path: that may hold a secret. */
final class RequestSpan {

    private RequestSpan() {}

    static Span begin(Spans spans, ServerWebExchange exchange, @Nullable String caller) {
        Span span = spans.begin(exchange.getRequest().getMethod().name(), SpanKind.SERVER, caller);
        if (spans.areSeen()) {
            exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> answered(span, exchange)));
        }
        return span;
    }

    private static void answered(Span span, ServerWebExchange exchange) {
        String method = exchange.getRequest().getMethod().name();
        String route = Objects.toString(exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE), "");
        HttpStatusCode status = exchange.getResponse().getStatusCode();
        span.named((method + " " + route).strip())
                .with("http.request.method", method)
                .with("http.route", route)
                .with("http.response.status_code", Integer.toString(status == null ? 200 : status.value()))
                .end();
    }
}
