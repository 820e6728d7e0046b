package io.latchkey.platform.web;

import io.latchkey.platform.trace.ServiceTracer;
import io.latchkey.platform.trace.TraceSpan;
import io.latchkey.platform.trace.TraceSpan.SpanKind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The span of a request, until its answer begins to leave. It tells the route, never the path: that may hold a secret. */
final class RequestSpan {

    private RequestSpan() {}

    static TraceSpan beginSpan(ServiceTracer spans, ServerWebExchange exchange, @Nullable String caller) {
        TraceSpan span = spans.startSpan(exchange.getRequest().getMethod().name(), SpanKind.SERVER, caller);
        if (spans.isExporting()) {
            exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> finishSpan(span, exchange)));
        }
        return span;
    }

    private static void finishSpan(TraceSpan span, ServerWebExchange exchange) {
        String method = exchange.getRequest().getMethod().name();
        String route = Objects.toString(exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE), "");
        HttpStatusCode status = exchange.getResponse().getStatusCode();
        span.withName((method + " " + route).strip())
                .withAttribute("http.request.method", method)
                .withAttribute("http.route", route)
                .withAttribute("http.response.status_code", Integer.toString(status == null ? 200 : status.value()))
                .end();
    }
}
