package io.latchkey.account.internalapi;

import io.latchkey.messaging.TraceContext;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Takes the caller's {@code traceparent} along, so that the events of a request belong to its trace. */
@Component
class TraceFilter implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String traceparent = exchange.getRequest().getHeaders().getFirst("traceparent");
        return chain.filter(exchange)
                .contextWrite(context -> TraceContext.put(context, TraceContext.child(traceparent)));
    }
}
