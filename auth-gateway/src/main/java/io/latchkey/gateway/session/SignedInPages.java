package io.latchkey.gateway.session;

import io.latchkey.gateway.web.Pages;
import io.latchkey.gateway.web.SessionCookie;
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
    private final Sessions sessions;
    private final Pages pages;

    SignedInPages(Sessions sessions, Pages pages) {
        this.sessions = sessions;
        this.pages = pages;
    }

    @GetMapping("/")
    Mono<ResponseEntity<byte[]>> frontDoor(ServerHttpRequest request) {
        return sessions.visitor(request).map(visitor -> switch (visitor) {
            case Visitor.SignedIn signedIn -> pages.seeOther(request, "/account");
            case Visitor.Anonymous nobody -> pages.seeOther(request, "/sign-in");
        });
    }

    /** Where the plain page once was; bookmarks still lead to the account. */
    @GetMapping("/signed-in")
    ResponseEntity<byte[]> signedIn(ServerHttpRequest request) {
        return pages.seeOther(request, "/account");
    }

    /** Opening the address changes nothing: the button is on the page. */
    @GetMapping("/sign-out")
    ResponseEntity<byte[]> signOutOpened(ServerHttpRequest request) {
        return pages.seeOther(request, "/account");
    }

    @PostMapping("/sign-out")
    Mono<ResponseEntity<byte[]>> signOut(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        return sessions.end(request).then(Mono.fromSupplier(() -> {
            HttpHeaders headers = exchange.getResponse().getHeaders();
            headers.set(HttpHeaders.SET_COOKIE, SessionCookie.cleared().toString());
            // Not "cache": no page of ours is ever stored, and emptying it takes browsers seconds. Not "cookies": the
            // browser would no longer be known as its holder's.
            headers.set("Clear-Site-Data", "\"storage\"");
            return pages.seeOther(request, "/sign-in", "done", "signed-out");
        }));
    }
}
