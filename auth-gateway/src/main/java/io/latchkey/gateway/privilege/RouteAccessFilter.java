package io.latchkey.gateway.privilege;

import io.latchkey.contracts.AccountRole;
import io.latchkey.gateway.directory.PrivilegedRolePolicy;
import io.latchkey.gateway.session.SessionPrincipal;
import io.latchkey.gateway.session.SessionPrincipal.SignedIn;
import io.latchkey.gateway.session.SessionService;
import io.latchkey.platform.access.RouteAccess.Level;
import io.latchkey.platform.access.RouteAccessRegistry;
import io.latchkey.platform.keys.UuidFactory;
import io.latchkey.platform.web.CommonProblems;
import io.latchkey.platform.web.PageForm;
import io.latchkey.platform.web.PageRenderer;
import java.time.Clock;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * The one guard of all routes: lets a request reach its handler where what the handler declares is so, by the roles that
 * the directory has at this moment. A program is refused; a reader signs in first, or proves once more in place.
 */
@Component
@Order(0)
final class RouteAccessFilter implements WebFilter {
    private static final String CONSOLE = "/executive";
    /** Where a sign-in leads that was asked for nothing else. */
    private static final String HOME = "/account";

    private final RouteAccessRegistry routes;
    private final SessionService sessions;
    private final PrivilegedRolePolicy roles;
    private final ReauthenticationPages proofPages;
    private final PageRenderer pages;
    private final Clock clock;

    RouteAccessFilter(
            RouteAccessRegistry routes,
            SessionService sessions,
            PrivilegedRolePolicy roles,
            ReauthenticationPages proofPages,
            PageRenderer pages,
            Clock clock) {
        this.routes = routes;
        this.sessions = sessions;
        this.roles = roles;
        this.proofPages = proofPages;
        this.pages = pages;
        this.clock = clock;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        // What no handler takes is answered further on, to anybody the same.
        return routes.findLevel(exchange)
                .defaultIfEmpty(Level.PUBLIC)
                .flatMap(level -> level == Level.PUBLIC
                        ? chain.filter(exchange)
                        : sessions.findPrincipal(exchange.getRequest())
                                .flatMap(principal -> admitPrincipal(principal, level, exchange, chain)));
    }

    private Mono<Void> admitPrincipal(
            SessionPrincipal principal, Level level, ServerWebExchange exchange, WebFilterChain chain) {
        return switch (principal) {
            case SessionPrincipal.Anonymous anonymous -> rejectAnonymous(exchange);
            case SignedIn holder ->
                level.needsRole() && !roles.permits(holder.account(), AccountRole.EXECUTIVE)
                        ? Mono.error(CommonProblems.FORBIDDEN.toException())
                        : isForPrograms(exchange.getRequest())
                                ? admitHolder(holder, level, exchange, chain)
                                : readForm(exchange)
                                        .flatMap(form ->
                                                admitReader(new PageRequest(exchange, form, holder), level, chain));
        };
    }

    /** With the proof that came along, if one did; where one is needed, the form comes back with the fields of a proof. */
    private Mono<Void> admitReader(PageRequest sent, Level level, WebFilterChain chain) {
        return ProofForm.findProof(sent.form())
                .map(typed -> proofPages
                        .prove(sent.exchange(), sent.holder(), typed)
                        .flatMap(result -> result instanceof ProofResult.Proved proved
                                ? admitHolder(proved.holder(), level, sent.exchange(), chain)
                                : proofPages.writePage(sent.exchange(), sent.holder(), sent.form(), result)))
                .orElseGet(() -> admitHolder(sent.holder(), level, sent.exchange(), chain))
                .onErrorResume(
                        ActRefusal.REAUTHENTICATION_REQUIRED.problem()::isCarriedBy,
                        stale -> proofPages.writePage(sent.exchange(), sent.holder(), sent.form(), null));
    }

    private Mono<Void> admitHolder(SignedIn holder, Level level, ServerWebExchange exchange, WebFilterChain chain) {
        boolean fresh = holder.isFreshAt(clock.instant());
        if (level.needsFreshSession() && !fresh) {
            // No proof would help with one's own account.
            ActRefusal refusal =
                    isOwnAccount(holder, exchange) ? ActRefusal.OWN_ACCOUNT : ActRefusal.REAUTHENTICATION_REQUIRED;
            return Mono.error(refusal.problem().toException());
        }
        exchange.getAttributes().put(SessionService.PRINCIPAL, holder);
        if (level.needsRole()) {
            new ExecutivePrincipal(holder.account().accountId(), fresh).storeIn(exchange);
        }
        return chain.filter(exchange);
    }

    /** A program is told; a reader signs in first and comes back. */
    private Mono<Void> rejectAnonymous(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        if (isForPrograms(request)) {
            return Mono.error(CommonProblems.UNAUTHENTICATED.toException());
        }
        String path = request.getPath().value();
        boolean console = path.startsWith(CONSOLE);
        String back = request.getMethod().equals(HttpMethod.GET) ? path : console ? CONSOLE : HOME;
        ResponseEntity<byte[]> signIn = back.equals(HOME)
                ? pages.seeOther(request, "/sign-in")
                : pages.seeOther(request, "/sign-in", "next", back);
        return PageRenderer.writeTo(exchange.getResponse(), signIn);
    }

    /** By the path's account id, as every privileged route has it. */
    private static boolean isOwnAccount(SignedIn holder, ServerWebExchange exchange) {
        Map<String, String> variables = exchange.getRequiredAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return UuidFactory.parseUuid(variables.getOrDefault("id", ""))
                .filter(holder.account().accountId()::equals)
                .isPresent();
    }

    private static boolean isForPrograms(ServerHttpRequest request) {
        return request.getPath().value().startsWith("/api/");
    }

    /** What a reader sent; nothing where it is no form. */
    private static Mono<PageForm> readForm(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        boolean form = request.getMethod().equals(HttpMethod.POST)
                && MediaType.APPLICATION_FORM_URLENCODED.isCompatibleWith(
                        request.getHeaders().getContentType());
        return form ? PageForm.fromExchange(exchange) : Mono.just(new PageForm(new LinkedMultiValueMap<>()));
    }

    /** What somebody who is signed in asked for with a browser. */
    private record PageRequest(ServerWebExchange exchange, PageForm form, SignedIn holder) {}
}
