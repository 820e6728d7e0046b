package io.latchkey.gateway.session;

import io.latchkey.gateway.web.SessionCookie;
import io.latchkey.platform.web.PageRenderer;
import org.springframework.http.HttpHeaders;
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

    @GetMapping("/")
    Mono<ResponseEntity<byte[]>> redirectFromRoot(ServerHttpRequest request) {
        return sessions.findPrincipal(request).map(visitor -> switch (visitor) {
            case SessionPrincipal.SignedIn signedIn -> pages.seeOther(request, "/account");
            case SessionPrincipal.Anonymous nobody -> pages.seeOther(request, "/sign-in");
        });
    }

    /** Where the plain page once was; bookmarks still lead to the account. */
    @GetMapping("/signed-in")
    ResponseEntity<byte[]> redirectFromSignedIn(ServerHttpRequest request) {
        return pages.seeOther(request, "/account");
    }

    /** Opening the address changes nothing: the button is on the page. */
    @GetMapping("/sign-out")
    ResponseEntity<byte[]> redirectFromSignOut(ServerHttpRequest request) {
        return pages.seeOther(request, "/account");
    }

    @PostMapping("/sign-out")
    Mono<ResponseEntity<byte[]>> signOut(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        return sessions.endCurrent(request).then(Mono.fromSupplier(() -> {
            HttpHeaders headers = exchange.getResponse().getHeaders();
            headers.set(HttpHeaders.SET_COOKIE, SessionCookie.clearCookie().toString());
            // Not "cache": no page of ours is ever stored, and emptying it takes browsers seconds. Not "cookies": the
            // browser would no longer be known as its holder's.
            headers.set("Clear-Site-Data", "\"storage\"");
            return pages.seeOther(request, "/sign-in", "done", "signed-out");
        }));
    }
}
