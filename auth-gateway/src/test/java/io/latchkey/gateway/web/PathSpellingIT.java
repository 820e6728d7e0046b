package io.latchkey.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.gateway.Browser;
import io.latchkey.gateway.Gateway;
import io.latchkey.gateway.People;
import io.latchkey.platform.access.RouteAccessRegistry;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each route has one spelling: what a proxy or a reader of rules takes for another path is no route here. Asked by who may
 * call nearly all of them.
 */
class PathSpellingIT {
    private static final String SOME_ID = "0198a1b2-0000-7000-8000-000000000000";

    private final Gateway gateway = Gateway.shared();
    private final Browser executive = new People(gateway).executive().with("Accept", "application/json");

    @TestFactory
    Stream<DynamicTest> anotherSpellingOfARouteIsNoRoute() {
        return gateway.bean(RouteAccessRegistry.class).listRoutes().keySet().stream()
                .map(route -> DynamicTest.dynamicTest(route, () -> {
                    String method = route.substring(0, route.indexOf(' '));
                    String path = route.substring(route.indexOf(' ') + 1).replaceAll("\\{[a-zA-Z]+}", SOME_ID);
                    assertThat(spellings(path)
                                    .filter(other -> !other.equals(path))
                                    .map(other -> other + " "
                                            + executive.call(method, other).problem())
                                    .filter(answered -> !answered.endsWith(" not-found")))
                            .isEmpty();
                }));
    }

    private static Stream<String> spellings(String path) {
        if (path.equals("/")) {
            return Stream.of("//", "/;x=1", "/;", "/.", "/%2e", "/%2f");
        }
        int second = path.indexOf('/', 1);
        String first = second < 0 ? path : path.substring(0, second);
        String rest = second < 0 ? "" : path.substring(second);
        int last = path.lastIndexOf('/') + 1;
        return Stream.of(
                path + ";x=1",
                path + ";",
                first + ";jsessionid=1" + rest,
                path + "/",
                path + "//",
                path + "/.",
                path + "%2f",
                path + "%00",
                "/" + path,
                "/." + path,
                "/x/.." + path,
                "/%2e" + path,
                "/%5c" + path.substring(1),
                path.replaceFirst("(?<=.)/", "//"),
                path.replaceFirst("(?<=.)/", "%2F"),
                first.toUpperCase(Locale.ROOT) + rest,
                path.substring(0, last) + percent(path.charAt(last), "%02x") + path.substring(last + 1),
                path.substring(0, last) + percent(path.charAt(last), "%02X") + path.substring(last + 1),
                "/" + percent(path.charAt(1), "%02X") + path.substring(2),
                path.replaceFirst("-", "%2d"),
                path.replaceFirst("-", "%2D"));
    }

    private static String percent(char letter, String hex) {
        return "%" + String.format(Locale.ROOT, hex, (int) letter);
    }
}
