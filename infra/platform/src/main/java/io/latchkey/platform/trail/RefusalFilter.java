package io.latchkey.platform.trail;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Looks at every answer as it begins to leave, whoever made it: filter, handler, page or problem. It works on the answer
 * alone, so where two answers must be the same, so is what it does. Whatever fails here, the answer goes out.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RefusalFilter implements WebFilter {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalFilter.class);
    private static final String TRACEPARENT = "traceparent";
    private static final String NO_ROUTE = "none";

    private final RefusalTrail trail;
    private final TrailRules rules;
    private final Clock clock;
    private final ObjectProvider<RequestMappingHandlerMapping> routes;

    RefusalFilter(
            RefusalTrail trail, TrailRules rules, Clock clock, ObjectProvider<RequestMappingHandlerMapping> routes) {
        this.trail = trail;
        this.rules = rules;
        this.clock = clock;
        this.routes = routes;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getResponse().beforeCommit(() -> Mono.defer(() -> inspectAnswer(exchange))
                .onErrorResume(RuntimeException.class, RefusalFilter::giveUp));
        return chain.filter(exchange);
    }

    private Mono<Void> inspectAnswer(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        HttpStatusCode status = exchange.getResponse().getStatusCode();
        return Mono.justOrEmpty(RefusalKind.classify(
                        status == null ? 0 : status.value(),
                        isPage(exchange.getResponse().getHeaders()),
                        RefusalNotes.findProblem(request),
                        RefusalNotes.hasUnknownCredential(request)))
                .flatMap(kind -> findRoute(exchange).doOnNext(route -> trail.record(toRefusal(exchange, kind, route))))
                .then();
    }

    private RequestRefusal toRefusal(ServerWebExchange exchange, String kind, String route) {
        ServerHttpRequest request = exchange.getRequest();
        return new RequestRefusal(
                kind,
                route,
                RefusalNotes.findAccount(request),
                rules.networkDigest().apply(request),
                exchange.getResponse().getHeaders().getFirst(TRACEPARENT),
                clock.instant());
    }

    /** What a filter refuses has met no route yet: the mapping says which it was for. */
    private Mono<String> findRoute(ServerWebExchange exchange) {
        RequestMappingHandlerMapping mapping = routes.getIfUnique();
        Mono<?> found = routeOf(exchange) != null || mapping == null
                ? Mono.empty()
                : mapping.getHandler(exchange).onErrorResume(refused -> Mono.empty());
        return found.then(Mono.fromSupplier(() -> {
            String route = routeOf(exchange);
            return route == null ? NO_ROUTE : route;
        }));
    }

    private static @Nullable String routeOf(ServerWebExchange exchange) {
        Object pattern = exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return pattern == null ? null : exchange.getRequest().getMethod().name() + " " + pattern;
    }

    private static boolean isPage(HttpHeaders answer) {
        String type = answer.getFirst(HttpHeaders.CONTENT_TYPE);
        return type != null && type.startsWith(MediaType.TEXT_HTML_VALUE);
    }

    private static Mono<Void> giveUp(RuntimeException failure) {
        LOG.error("A refusal left no trace", failure);
        return Mono.empty();
    }
}
