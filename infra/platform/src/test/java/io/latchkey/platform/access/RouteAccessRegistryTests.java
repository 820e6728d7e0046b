package io.latchkey.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latchkey.platform.access.RouteAccess.Level;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

class RouteAccessRegistryTests {

    @Controller
    static class Declared {
        @RouteAccess(Level.PUBLIC)
        @GetMapping("/open")
        void open() {}

        @RouteAccess(Level.PRIVILEGED)
        @PostMapping({"/a", "/b"})
        void act() {}
    }

    @Controller
    static class Forgotten {
        @GetMapping("/forgotten")
        void forgotten() {}
    }

    @Test
    void everyRouteIsListedWithWhatItDeclares() {
        assertThat(new RouteAccessRegistry(mappingOf(Declared.class)).listRoutes())
                .isEqualTo(Map.of(
                        "GET /open", Level.PUBLIC,
                        "POST /a", Level.PRIVILEGED,
                        "POST /b", Level.PRIVILEGED));
    }

    @Test
    void aRouteThatDeclaresNothingStopsTheStartAndIsNamed() {
        var routes = mappingOf(Declared.class, Forgotten.class);
        assertThatThrownBy(() -> new RouteAccessRegistry(routes))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("/forgotten")
                .hasMessageNotContaining("/open");
    }

    @Test
    void aRequestIsLedToTheRouteThatItWasJudgedByOnceAndNoOtherIs() {
        var registry = new RouteAccessRegistry(mappingOf(Declared.class));
        var found = new FoundRouteMapper();
        var judged = MockServerWebExchange.from(MockServerHttpRequest.post("/b"));
        var unjudged = MockServerWebExchange.from(MockServerHttpRequest.post("/b"));

        assertThat(registry.findLevel(judged).block()).isEqualTo(Level.PRIVILEGED);
        assertThat(found.getHandler(unjudged).block()).isNull();
        assertThat(found.getHandler(judged).block()).isInstanceOfSatisfying(HandlerMethod.class, route -> assertThat(
                        route.getMethod().getName())
                .isEqualTo("act"));
        assertThat(found.getHandler(judged).block()).isNull();
    }

    @Test
    void whatNoRouteTakesIsLeftToTheUsualMappings() {
        var registry = new RouteAccessRegistry(mappingOf(Declared.class));
        for (var request : List.of(MockServerHttpRequest.get("/nowhere"), MockServerHttpRequest.delete("/open"))) {
            var exchange = MockServerWebExchange.from(request);
            assertThat(registry.findLevel(exchange).block()).isNull();
            assertThat(new FoundRouteMapper().getHandler(exchange).block()).isNull();
        }
    }

    private static RequestMappingHandlerMapping mappingOf(Class<?>... controllers) {
        var context = new StaticApplicationContext();
        for (Class<?> controller : controllers) {
            context.registerSingleton(controller.getSimpleName(), controller);
        }
        var routes = new RequestMappingHandlerMapping();
        routes.setApplicationContext(context);
        routes.afterPropertiesSet();
        return routes;
    }
}
