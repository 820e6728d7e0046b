package io.latchkey.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.notification.running.FakeGateway;
import io.latchkey.notification.running.OperationsClient;
import io.latchkey.notification.running.Stack;
import io.latchkey.platform.keys.UuidFactory;
import io.latchkey.testkit.EdgeProbes;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/**
 * Who may call what: a row for every route there is. A route without a row fails, and so does a row without a route;
 * each caller is tried on each of the console and of the gateway's.
 */
class OperationsRouteTableIT {

    /** Open: the way in and the way out. */
    private static final Set<String> EVERYBODYS = Set.of(
            "GET /operations/sign-in",
            "POST /operations/sign-in",
            "POST /operations/sign-out",
            "GET /operations/signed-out");

    /** Open where their setting says so, or to whoever signs. */
    private static final Set<String> OUTSIDE_THE_CONSOLE = Set.of(
            "POST /webhooks/sendgrid",
            "GET /preview",
            "GET /preview/{template}/{language}/html",
            "GET /preview/{template}/{language}/text");

    private static final Set<String> GATEWAYS = Set.of(
            "GET /internal/v1/accounts/{accountId}/emails",
            "GET /internal/v1/accounts/{accountId}/suppression",
            "POST /internal/v1/liftings",
            "POST /internal/v1/courtesies",
            "POST /internal/v1/console-sign-outs");

    private static final Set<String> OPERATORS = new TreeSet<>("""
            GET /operations
            POST /operations/search
            POST /operations/outbox/{id}/release
            GET /operations/mails/{id}
            GET /operations/letters
            POST /operations/letters/replay
            GET /operations/letters/{topic}/{partition}/{offset}
            POST /operations/letters/{topic}/{partition}/{offset}
            GET /operations/controls
            POST /operations/controls/channels/{name}
            POST /operations/controls/suppressions/{account}
            GET /operations/audit
            GET /operations/api/v1/overview
            POST /operations/api/v1/mails/search
            GET /operations/api/v1/mails/{id}
            GET /operations/api/v1/letters
            POST /operations/api/v1/letters/replay
            GET /operations/api/v1/letters/{topic}/{partition}/{offset}
            POST /operations/api/v1/letters/{topic}/{partition}/{offset}/{action}
            GET /operations/api/v1/outbox/parked
            POST /operations/api/v1/outbox/parked/{id}/release
            GET /operations/api/v1/suppressions
            POST /operations/api/v1/suppressions/{account}/lift
            GET /operations/api/v1/channels
            POST /operations/api/v1/channels/{name}/{action}
            GET /operations/api/v1/audit
            """.lines().toList());

    private static FakeGateway keys;
    private static Stack stack;
    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start() {
        keys = new FakeGateway();
        stack = new Stack(keys.settings());
        service = stack.start();
    }

    @AfterAll
    static void stop() {
        stack.close();
        keys.close();
    }

    @Test
    void everyRouteHasARowAndEveryRowARoute() {
        Set<String> rows = new TreeSet<>(OPERATORS);
        rows.addAll(EVERYBODYS);
        rows.addAll(OUTSIDE_THE_CONSOLE);
        rows.addAll(GATEWAYS);
        assertThat(routes()).isEqualTo(rows);
    }

    @Test
    void everyRouteIsBehindTheEdgeOfItsOwnPortAndNoOther() {
        Map<Integer, Set<String>> byPort = new LinkedHashMap<>();
        routes().forEach(route ->
                byPort.computeIfAbsent(portOf(route), port -> new TreeSet<>()).add(route.replaceAll("\\{[^}]*}", "x")));
        byPort.forEach((port, own) -> {
            own.forEach(route -> EdgeProbes.assertGuarded(port, route, largestAt(port)));
            EdgeProbes.assertStrict(port, own.iterator().next().replaceFirst("^[A-Z]+ ", ""));
            byPort.keySet().stream().filter(other -> !other.equals(port)).forEach(other -> own.stream()
                    .filter(route -> !isMoved(other, route))
                    .forEach(route -> EdgeProbes.assertElsewhere(other, route)));
        });
        assertThat(byPort).hasSize(3);
    }

    @Test
    void bookmarksOfTheConsoleOnItsOldPortLeadToIt() {
        String console = String.valueOf(service.getEnvironment().getProperty("latchkey.console.public-url"));
        for (String path : Set.of("/operations", "/operations/letters?state=OPEN&topic=x", "/preview")) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
            assertThat(EdgeProbes.exchange(stack.webhookUrl().getPort(), request))
                    .startsWith("HTTP/1.1 308 ")
                    .containsIgnoringCase("location: " + console + path + "\r\n");
        }
    }

    private static long largestAt(int port) {
        return port == stack.webhookUrl().getPort()
                ? 4L * 1024 * 1024
                : port == stack.internalUrl().getPort() ? 256 * 1024 : 64 * 1024;
    }

    private static boolean isMoved(int port, String route) {
        return port == stack.webhookUrl().getPort()
                && (route.startsWith("GET /operations") || route.startsWith("GET /preview"));
    }

    private static int portOf(String route) {
        return OUTSIDE_THE_CONSOLE.contains(route) && route.contains("/webhooks/")
                ? stack.webhookUrl().getPort()
                : GATEWAYS.contains(route)
                        ? stack.internalUrl().getPort()
                        : stack.url().getPort();
    }

    @TestFactory
    Stream<DynamicTest> nobodyButOperatorsReachesTheirs() {
        OperationsClient anybody = new OperationsClient(stack.url());
        Map<String, OperationsClient> refused = new LinkedHashMap<>();
        refused.put("anonymous", anybody);
        refused.put("an executive", anybody.bearer(keys.token(UuidFactory.nextUuid(), "USER", "EXECUTIVE")));
        refused.put(
                "a foreign key",
                anybody.bearer(FakeGateway.signed(
                        FakeGateway.claims(UuidFactory.nextUuid(), "OPERATIONS").build(), FakeGateway.key())));
        refused.put("a token that is over", anybody.bearer(over()));
        refused.put("the gateway's key", anybody.bearer(Stack.GATEWAY_KEY));
        return OPERATORS.stream()
                .map(route -> DynamicTest.dynamicTest(route, () -> {
                    refused.forEach((caller, client) -> {
                        double traces = traces(route);
                        assertThat(call(client, route).problem())
                                .as("%s by %s", route, caller)
                                .isEqualTo(caller.equals("an executive") ? "forbidden" : "unauthenticated");
                        assertThat(traces(route) - traces)
                                .as("traces of %s by %s", route, caller)
                                .isEqualTo(1);
                    });
                    OperationsClient operator =
                            anybody.bearer(keys.token(UuidFactory.nextUuid(), "USER", "OPERATIONS"));
                    assertThat(call(operator, route).problem())
                            .as("%s by an operator", route)
                            .isNotIn("unauthenticated", "forbidden", "unexpected", "method-not-allowed");
                }));
    }

    @TestFactory
    Stream<DynamicTest> nobodyButTheGatewayReachesItsRoutes() {
        OperationsClient anybody = new OperationsClient(stack.internalUrl());
        OperationsClient operator = anybody.bearer(keys.token(UuidFactory.nextUuid(), "USER", "OPERATIONS"));
        OperationsClient gateway = anybody.bearer(Stack.GATEWAY_KEY);
        return GATEWAYS.stream()
                .map(route -> DynamicTest.dynamicTest(route, () -> {
                    double traces = traces(route);
                    assertThat(call(anybody, route).problem()).isEqualTo("unauthenticated");
                    assertThat(call(operator, route).problem()).isEqualTo("forbidden");
                    assertThat(traces(route) - traces).as("traces of " + route).isEqualTo(2);
                    assertThat(call(gateway, route).status()).isIn(200, 400);
                }));
    }

    @Test
    void aWebhookWithoutASignatureAndAnOperatorsTokenThatIsNoneLeaveATrace() {
        for (String route : List.of("POST /webhooks/sendgrid", "POST /operations/sign-in")) {
            OperationsClient anybody = new OperationsClient(URI.create("http://localhost:" + portOf(route)));
            double traces = traces(route);
            assertThat(call(anybody, route).status()).as(route).isEqualTo(401);
            assertThat(traces(route) - traces).as(route).isEqualTo(1);
        }
    }

    /** Every refusal leaves one, whichever filter or handler it was. */
    private static double traces(String route) {
        return service.getBean(MeterRegistry.class).find("latchkey.refusals").tag("route", route).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private static String over() {
        Instant then = Instant.now().minusSeconds(120);
        return FakeGateway.signed(
                FakeGateway.claims(UuidFactory.nextUuid(), "OPERATIONS")
                        .issueTime(Date.from(then))
                        .expirationTime(Date.from(then.plusSeconds(60)))
                        .build(),
                keys.currentKey());
    }

    private static OperationsClient.Answer call(OperationsClient client, String route) {
        int blank = route.indexOf(' ');
        String path = route.substring(blank + 1)
                .replace("{topic}", "account.events.v1.dlt.account-service")
                .replace("{partition}", "0")
                .replace("{offset}", "0")
                .replace("{action}", "park")
                .replace("{name}", "pigeon")
                .replace("{accountId}", UuidFactory.nextUuid().toString())
                .replace("{account}", UuidFactory.nextUuid().toString())
                .replace("{id}", UuidFactory.nextUuid().toString());
        boolean form = !path.startsWith("/operations/api/") && !path.startsWith("/internal/");
        String method = route.substring(0, blank);
        return client.with("Content-Type", form ? "application/x-www-form-urlencoded" : "application/json")
                .send(method, path, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"));
    }

    private static Set<String> routes() {
        Set<String> routes = new TreeSet<>();
        service.getBean(RequestMappingHandlerMapping.class).getHandlerMethods().forEach((info, handler) -> {
            for (var path : info.getPatternsCondition().getPatterns()) {
                info.getMethodsCondition()
                        .getMethods()
                        .forEach(method -> routes.add(method + " " + path.getPatternString()));
            }
        });
        return routes;
    }
}
