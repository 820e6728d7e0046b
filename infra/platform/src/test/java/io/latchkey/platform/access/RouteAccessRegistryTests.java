package io.latchkey.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latchkey.platform.access.RouteAccess.Level;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
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
