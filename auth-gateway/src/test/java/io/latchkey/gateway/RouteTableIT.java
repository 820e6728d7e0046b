// Long because every route has its row, and every caller is tried on each.
package io.latchkey.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.platform.access.RouteAccess.Level;
import io.latchkey.platform.access.RouteAccessRegistry;
import io.latchkey.testkit.EdgeProbes;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/**
 * Who may call what: a row for every route there is. A route without a row fails, and so does a row without a route; the
 * four callers are tried on each. Long because the table is one, and is read as one.
 */
class RouteTableIT {
    private static final UUID NOBODY = UUID.fromString("0198a1b2-0000-7000-8000-000000000000");

    /** Who a route is for, and what the others are told. */
    enum For {
        /** Anybody: nobody is refused for who they are. */
        EVERYBODY,
        /** Whoever is signed in: a program without a session is told so. */
        HOLDERS,
        /** Whoever is signed in: a reader without a session is sent to sign in. */
        HOLDERS_PAGE,
        /** Operations alone, by the API. */
        OPERATIONS,
        /** Operations alone, a page. */
        OPERATIONS_PAGE,
        /** Executives alone, by the API. */
        EXECUTIVES,
        /** Executives alone, in the console. */
        EXECUTIVES_PAGE
    }

    private static final Map<String, For> TABLE = table();

    private final Gateway gateway = Gateway.shared();
    private final People people = new People(gateway);

    private static Map<String, For> table() {
        var table = new TreeMap<String, For>();
        add(table, For.EVERYBODY, """
                GET /
                GET /forgot-password
                GET /forgot-password/sent
                GET /request-account
                GET /request-account/sent
                GET /reset-password
                GET /.latchkey/callback
                GET /forward-auth/start
                GET /sign-in
                GET /sign-out
                GET /.well-known/jwks.json
                POST /forgot-password
                POST /request-account
                POST /reset-password
                POST /sign-in
                POST /sign-out
                GET /sign-in/code
                POST /sign-in/code
                GET /sign-in/enrolment
                POST /sign-in/enrolment
                GET /signed-in
                GET /account/password
                GET /account/recovery-codes
                GET /account/two-factor
                GET /account/two-factor/enrolment
                GET /account/language
                GET /account/sessions/end
                GET /account/sessions/end-all
                GET /api/v1/proof-challenge
                GET /api/v1/challenges/{challenge}/enrolment
                POST /api/v1/challenges/{challenge}/enrolment
                POST /api/v1/challenges/{challenge}/one-time-password
                POST /api/v1/access-requests
                POST /api/v1/password-resets
                POST /api/v1/password-resets/redeem
                POST /api/v1/sessions
                DELETE /api/v1/sessions/current
                """);
        add(table, For.HOLDERS, """
                GET /api/v1/sessions
                DELETE /api/v1/sessions
                DELETE /api/v1/sessions/{id}
                PUT /api/v1/password
                PATCH /api/v1/profile
                POST /api/v1/recovery-codes
                POST /api/v1/two-factor
                GET /api/v1/sessions/current
                POST /api/v1/sessions/current/proof
                DELETE /api/v1/sessions/current/proof
                GET /forward-auth
                """);
        add(table, For.HOLDERS_PAGE, """
                GET /account
                POST /account/language
                POST /account/password
                POST /account/recovery-codes
                POST /account/two-factor
                POST /account/two-factor/enrolment
                POST /account/sessions/end
                POST /account/sessions/end-all
                """);
        add(table, For.OPERATIONS, """
                POST /api/v1/operations-tokens
                """);
        add(table, For.OPERATIONS_PAGE, """
                GET /operations
                POST /operations
                """);
        add(table, For.EXECUTIVES, """
                GET /api/v1/access-requests
                POST /api/v1/access-requests/{id}/approve
                POST /api/v1/access-requests/{id}/decline
                GET /api/v1/accounts
                POST /api/v1/accounts
                GET /api/v1/accounts/{id}
                PATCH /api/v1/accounts/{id}
                DELETE /api/v1/accounts/{id}
                DELETE /api/v1/accounts/{id}/sessions
                GET /api/v1/accounts/{id}/history
                GET /api/v1/accounts/{id}/emails
                POST /api/v1/accounts/{id}/invitation
                DELETE /api/v1/accounts/{id}/suppression
                PUT /api/v1/accounts/{id}/disabled
                DELETE /api/v1/accounts/{id}/disabled
                PUT /api/v1/accounts/{id}/two-factor
                DELETE /api/v1/accounts/{id}/two-factor
                POST /api/v1/accounts/{id}/two-factor/reset
                """);
        add(table, For.EXECUTIVES_PAGE, """
                GET /executive
                GET /executive/new
                POST /executive/new
                GET /executive/accounts/{id}
                POST /executive/accounts/{id}/action
                POST /executive/accounts/{id}/address
                POST /executive/accounts/{id}/invitation
                POST /executive/accounts/{id}/lifting
                POST /executive/accounts/{id}/person
                GET /executive/accounts/{id}/erase
                POST /executive/accounts/{id}/erase
                GET /executive/access-requests
                POST /executive/access-requests/{id}/approve
                POST /executive/access-requests/{id}/decline
                """);
        return table;
    }

    @Test
    void everyRouteOfEveryPortIsBehindTheEdge() {
        int port = URI.create(gateway.url()).getPort();
        TABLE.keySet().forEach(route -> EdgeProbes.assertGuarded(port, route.replaceAll("\\{[^}]*}", "x"), 64 * 1024));
        EdgeProbes.assertStrict(port, "/sign-in");
        int management = URI.create(gateway.managementUrl()).getPort();
        EdgeProbes.assertGuarded(management, "GET /actuator/health", 16 * 1024);
        EdgeProbes.assertStrict(management, "/actuator/health");
        EdgeProbes.assertElsewhere(management, "GET /sign-in");
    }

    @Test
    void everyRouteHasARowAndEveryRowARoute() {
        assertThat(TABLE.keySet()).isEqualTo(routes());
    }

    /** What a stale session never does, whatever is sent; what is sent decides of the others that can do harm. */
    @Test
    void everyRouteDeclaresWhoMayCallItAndWhatNeedsAProof() {
        Map<String, Level> declared = gateway.bean(RouteAccessRegistry.class).listRoutes();
        assertThat(declared.keySet()).isEqualTo(TABLE.keySet());
        assertThat(of(declared, Level.HOLDER_FRESH))
                .containsExactlyInAnyOrder("POST /api/v1/two-factor", "POST /account/two-factor");
        assertThat(of(declared, Level.PRIVILEGED))
                .containsExactlyInAnyOrder("""
                DELETE /api/v1/accounts/{id}
                DELETE /api/v1/accounts/{id}/sessions
                DELETE /api/v1/accounts/{id}/two-factor
                POST /api/v1/accounts/{id}/two-factor/reset
                PUT /api/v1/accounts/{id}/disabled
                POST /executive/accounts/{id}/erase
                """.lines().toArray(String[]::new));
        assertThat(of(declared, Level.PRIVILEGED_BY_CONTENT))
                .containsExactlyInAnyOrder("""
                POST /api/v1/accounts
                PATCH /api/v1/accounts/{id}
                DELETE /api/v1/accounts/{id}/disabled
                DELETE /api/v1/accounts/{id}/suppression
                POST /api/v1/accounts/{id}/invitation
                PUT /api/v1/accounts/{id}/two-factor
                POST /executive/new
                POST /executive/accounts/{id}/action
                POST /executive/accounts/{id}/address
                POST /executive/accounts/{id}/invitation
                POST /executive/accounts/{id}/lifting
                POST /executive/accounts/{id}/person
                """.lines().toArray(String[]::new));
        declared.forEach((route, level) -> assertThat(level.needsRole())
                .as(route)
                .isEqualTo(String.valueOf(TABLE.get(route)).startsWith("EXECUTIVES")));
    }

    private static List<String> of(Map<String, Level> declared, Level level) {
        return declared.entrySet().stream()
                .filter(route -> route.getValue() == level)
                .map(Map.Entry::getKey)
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> eachCallerIsAnsweredAsTheTableSays() {
        String email = People.address();
        people.create(email, "Somebody Else");
        String operations = People.address();
        people.create(operations, "Olga", List.of("OPERATIONS"));
        Browser anonymous = gateway.browser();
        Browser forged = anonymous.with("Cookie", "__Host-latchkey=" + "A".repeat(43));
        // Some rows are ways out, so each is tried with sessions of its own.
        return TABLE.entrySet().stream()
                .map(row -> DynamicTest.dynamicTest(row.getKey() + " is for " + row.getValue(), () -> {
                    check(row.getKey(), row.getValue(), Caller.ANONYMOUS, anonymous);
                    check(row.getKey(), row.getValue(), Caller.FORGED, forged);
                    check(row.getKey(), row.getValue(), Caller.OTHER, people.signIn(email));
                    check(row.getKey(), row.getValue(), Caller.OPERATIONS, people.signIn(operations));
                    check(row.getKey(), row.getValue(), Caller.EXECUTIVE, people.executive());
                }));
    }

    private enum Caller {
        ANONYMOUS,
        /** With a cookie that none of ours made. */
        FORGED,
        OTHER,
        OPERATIONS,
        EXECUTIVE
    }

    private void check(String route, For who, Caller caller, Browser browser) {
        double traces = traces(route);
        var answer = call(route, who, browser);
        String told = route + " by " + caller + ": " + answer.status() + " " + answer.header("Location");
        boolean page = who.name().endsWith("_PAGE");
        if (isRefused(who, caller) && page && isNobody(caller)) {
            assertThat(answer.status()).as(told).isEqualTo(303);
            assertThat(answer.header("Location")).as(told).startsWith("/sign-in");
            assertThat(traces(route) - traces).as("traces of " + told).isEqualTo(caller == Caller.FORGED ? 1 : 0);
        } else if (isRefused(who, caller)) {
            assertThat(answer.status()).as(told).isEqualTo(isNobody(caller) ? 401 : 403);
            assertThat(traces(route) - traces).as("traces of " + told).isEqualTo(1);
        } else {
            assertThat(answer.header("Location")).as(told).doesNotStartWith("/sign-in?next");
            assertThat(answer.problem()).as(told).isNotIn("unauthenticated", "forbidden", "unexpected");
            assertThat(answer.status()).as(told).isNotIn(403, 500);
        }
    }

    /** Every refusal leaves one, whichever filter or handler it was. */
    private double traces(String route) {
        return gateway.bean(MeterRegistry.class).find("latchkey.refusals").tag("route", route).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private static boolean isNobody(Caller caller) {
        return caller == Caller.ANONYMOUS || caller == Caller.FORGED;
    }

    private static boolean isRefused(For who, Caller caller) {
        return switch (who) {
            case EVERYBODY -> false;
            case HOLDERS, HOLDERS_PAGE -> isNobody(caller);
            case OPERATIONS, OPERATIONS_PAGE -> caller != Caller.OPERATIONS;
            case EXECUTIVES, EXECUTIVES_PAGE -> caller != Caller.EXECUTIVE;
        };
    }

    private static Browser.Answer call(String route, For who, Browser browser) {
        int blank = route.indexOf(' ');
        String method = route.substring(0, blank);
        String path = route.substring(blank + 1).replaceAll("\\{[a-z]+}", NOBODY.toString());
        boolean form = !path.startsWith("/api/");
        Browser asking = browser.with("Content-Type", form ? "application/x-www-form-urlencoded" : "application/json")
                .with("Accept", who.name().endsWith("PAGE") ? "text/html" : "*/*");
        return asking.send(
                method, path, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"));
    }

    private Set<String> routes() {
        var routes = new TreeSet<String>();
        gateway.bean(RequestMappingHandlerMapping.class).getHandlerMethods().forEach((info, handler) -> {
            if (handler.getBeanType().getName().startsWith("io.latchkey.")) {
                routes.addAll(named(info));
            }
        });
        return routes;
    }

    private static Set<String> named(RequestMappingInfo info) {
        var names = new TreeSet<String>();
        for (var path : info.getPatternsCondition().getPatterns()) {
            for (RequestMethod method : info.getMethodsCondition().getMethods()) {
                names.add(method + " " + path.getPatternString());
            }
        }
        return names;
    }

    private static void add(Map<String, For> table, For who, String rows) {
        rows.lines().forEach(row -> table.put(row, who));
    }
}
