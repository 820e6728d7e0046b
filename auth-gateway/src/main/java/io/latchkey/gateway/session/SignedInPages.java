package io.latchkey.gateway.session;

import io.latchkey.gateway.session.SessionPrincipal.SignedIn;
import io.latchkey.gateway.web.SessionCookie;
import io.latchkey.platform.access.RouteAccess;
import io.latchkey.platform.web.PageRenderer;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The front door and the way out. */
@Controller
class SignedInPages {
    private final SessionService sessions;
    private final PageRenderer pages;

    SignedInPages(SessionService sessions, PageRenderer pages) {
        this.sessions = sessions;
        this.pages = pages;
    }

    @RouteAccess(RouteAccess.Level.PUBLIC)
    @GetMapping("/")
    Mono<ResponseEntity<byte[]>> redirectFromRoot(ServerHttpRequest request) {
        return sessions.findPrincipal(request).map(visitor -> switch (visitor) {
            case SignedIn signedIn -> pages.seeOther(request, "/account");
            case SessionPrincipal.Anonymous nobody -> pages.seeOther(request, "/sign-in");
        });
    }

    /**
     * The first is where the plain page once was, and bookmarks still lead to the account; opening the second changes
     * nothing: the button is on the page.
     */
    @RouteAccess(RouteAccess.Level.PUBLIC)
    @GetMapping({"/signed-in", "/sign-out"})
    ResponseEntity<byte[]> redirectToAccount(ServerHttpRequest request) {
        return pages.seeOther(request, "/account");
    }

    @RouteAccess(RouteAccess.Level.PUBLIC)
    @PostMapping("/sign-out")
    Mono<ResponseEntity<byte[]>> signOut(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        return sessions.endCurrent(request).then(Mono.fromSupplier(() -> {
            SessionCookie.clearBrowser(exchange.getResponse().getHeaders());
            return pages.seeOther(request, "/sign-in", "done", "signed-out");
        }));
    }
}
