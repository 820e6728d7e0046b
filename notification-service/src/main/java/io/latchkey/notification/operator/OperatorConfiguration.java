package io.latchkey.notification.operator;

import io.latchkey.platform.access.FoundRouteMapper;
import io.latchkey.platform.access.RouteAccessRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** Reads what every route declares, at the start. */
@Configuration(proxyBeanMethods = false)
class OperatorConfiguration {

    @Bean
    RouteAccessRegistry routeAccess(RequestMappingHandlerMapping routes) {
        return new RouteAccessRegistry(routes);
    }

    @Bean
    FoundRouteMapper foundRoutes() {
        return new FoundRouteMapper();
    }
}
