package io.latchkey.notification.operator;

import io.latchkey.notification.web.ConsolePaths;
import io.latchkey.notification.web.ConsoleSettings;
import io.latchkey.platform.access.RouteAccess.Level;
import io.latchkey.platform.access.RouteAccessRegistry;
import io.latchkey.platform.trail.RefusalNotes;
import io.latchkey.platform.web.PageForm;
import io.latchkey.platform.web.PageModel;
import io.latchkey.platform.web.PageRenderer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** The one guard of the console: what a route declares decides who reaches it. */
@Component
@Order(0)
public final class OperatorAuthenticationFilter implements WebFilter {

    static final String SIGN_IN = ConsolePaths.ROOT + "/sign-in";
    static final String SIGN_OUT = ConsolePaths.ROOT + "/sign-out";
    static final String SIGNED_OUT = ConsolePaths.ROOT + "/signed-out";

    private static final String OPERATOR = OperatorAuthenticationFilter.class.getName();
    private static final String BEARER = "Bearer ";

    private final RouteAccessRegistry routes;
    private final OperatorSessions sessions;
    private final PageRenderer renderer;
    private final ConsoleSettings settings;

    OperatorAuthenticationFilter(
            RouteAccessRegistry routes, OperatorSessions sessions, PageRenderer renderer, ConsoleSettings settings) {
        this.routes = routes;
        this.sessions = sessions;
        this.renderer = renderer;
        this.settings = settings;
    }

    /** The operator whose request this is; fails closed where the filter did not run. */
    public static Operator requireOperator(ServerWebExchange exchange) {
        if (exchange.getAttribute(OPERATOR) instanceof Operator operator) {
            return operator;
        }
        throw OperatorProblems.UNAUTHENTICATED.toException();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!ConsolePaths.RULES.covers(exchange.getRequest())) {
            return chain.filter(exchange);
        }
        // What is not there is for operators to find out.
        return routes.findLevel(exchange)
                .defaultIfEmpty(Level.ROUTINE)
                .flatMap(level -> level == Level.PUBLIC
                        ? chain.filter(exchange)
                        : authenticateRequest(exchange.getRequest())
                                .singleOptional()
                                .flatMap(caller -> caller.isPresent()
                                        ? admitOperator(caller.get(), level, exchange, chain)
                                        : rejectUnauthenticated(exchange)));
    }

    private Mono<Void> admitOperator(Operator operator, Level level, ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getAttributes().put(OPERATOR, operator);
        RefusalNotes.noteAccount(exchange.getRequest(), operator.accountId());
        Mono<Void> handled = level.needsFreshSession() && !operator.fresh()
                ? Mono.error(OperatorProblems.REAUTHENTICATION_REQUIRED.toException())
                : chain.filter(exchange);
        return ConsolePaths.RULES.wantsPage(exchange.getRequest())
                ? handled.onErrorResume(
                        OperatorProblems.REAUTHENTICATION_REQUIRED::isCarriedBy, stale -> askForProof(exchange))
                : handled;
    }

    /**
     * The same form once more, what was typed hidden in it. The proof is the gateway's to check, in a window of its own;
     * it leads back with a new session in the same browser, and this form is sent again.
     */
    private Mono<Void> askForProof(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        RefusalNotes.noteProblem(request, OperatorProblems.REAUTHENTICATION_REQUIRED.name());
        return PageForm.fromExchange(exchange)
                .map(form -> PageModel.of("prove")
                        .status(HttpStatus.FORBIDDEN)
                        .with("action", request.getPath().value())
                        .with("fields", form.fields())
                        .with("prove", settings.signInUrl() + "?prove=1"))
                .flatMap(page -> PageRenderer.writeTo(exchange.getResponse(), renderer.renderPage(request, page)));
    }

    /** A token in the request counts before a cookie; a cookie does not make up for one that is not valid. */
    private Mono<Operator> authenticateRequest(ServerHttpRequest request) {
        @Nullable String authorization = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (authorization == null) {
            return Mono.justOrEmpty(OperationsCookie.readToken(request)).flatMap(sessions::touchSession);
        }
        return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? sessions.authenticateBearer(
                        authorization.substring(BEARER.length()).strip())
                : Mono.empty();
    }

    /** A program gets 401; a browser is sent to the gateway, which sends it back with a token. */
    private Mono<Void> rejectUnauthenticated(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        RefusalNotes.noteUnknownCookie(request, OperationsCookie.NAME);
        if (request.getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)) {
            RefusalNotes.noteUnknownCredential(request);
        }
        if (!ConsolePaths.RULES.wantsPage(request) || !request.getMethod().equals(HttpMethod.GET)) {
            return Mono.error(OperatorProblems.UNAUTHENTICATED.toException());
        }
        return PageRenderer.writeTo(exchange.getResponse(), renderer.redirectTo(settings.signInUrl()));
    }
}
