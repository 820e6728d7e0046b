package io.latchkey.platform.access;

import io.latchkey.platform.access.RouteAccess.Level;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * What each route declares. Read once from the running mappings, so a route that declares nothing stops the start; asked
 * with the mapping's own answer to a request, so a path that is written in another way is no other route.
 */
public final class RouteAccessRegistry {
    private final RequestMappingHandlerMapping routes;
    private final Map<Method, Level> levels = new HashMap<>();

    /** @throws IllegalStateException where a route declares nothing; names each */
    public RouteAccessRegistry(RequestMappingHandlerMapping routes) {
        this.routes = routes;
        Map<RequestMappingInfo, HandlerMethod> undeclared = new HashMap<>();
        routes.getHandlerMethods().forEach((info, handler) -> findDeclared(handler)
                .ifPresentOrElse(level -> levels.put(handler.getMethod(), level), () -> undeclared.put(info, handler)));
        if (!undeclared.isEmpty()) {
            throw new IllegalStateException("routes without @RouteAccess: " + undeclared.keySet());
        }
    }

    /** Of the route that will handle the request ({@link FoundRouteMapper}); empty where none will. */
    public Mono<Level> findLevel(ServerWebExchange exchange) {
        // A request that the mapping refuses (method, type of body or answer) is refused again, and told so, further
        // on.
        return routes.getHandler(exchange)
                .onErrorResume(refused -> Mono.empty())
                .ofType(HandlerMethod.class)
                .doOnNext(handler -> FoundRouteMapper.keepRoute(exchange, handler))
                .mapNotNull(handler -> levels.get(handler.getMethod()));
    }

    /** Every route, as method and path pattern, with what it declares. */
    public Map<String, Level> listRoutes() {
        return routes.getHandlerMethods().entrySet().stream()
                .flatMap(route -> route.getKey().getPatternsCondition().getPatterns().stream()
                        .flatMap(path -> route.getKey().getMethodsCondition().getMethods().stream()
                                .map(method -> Map.entry(
                                        method + " " + path.getPatternString(),
                                        levels.get(route.getValue().getMethod())))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new));
    }

    private static Optional<Level> findDeclared(HandlerMethod handler) {
        return Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), RouteAccess.class))
                .map(RouteAccess::value);
    }
}
