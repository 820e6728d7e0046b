package io.latchkey.gateway.session;

import io.latchkey.contracts.Role;
import io.latchkey.gateway.directory.Person;
import io.latchkey.gateway.web.Page;
import io.latchkey.gateway.web.Pages;
import io.latchkey.gateway.web.SessionCookie;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The front door, the plain page of somebody who is signed in, and the way out. */
@Controller
class SignedInPages {
    private final Sessions sessions;
    private final Pages pages;

    SignedInPages(Sessions sessions, Pages pages) {
        this.sessions = sessions;
        this.pages = pages;
    }

    /** What the page says of its reader; {@code language} is the code of the one their mails are in. */
    record Who(
            String displayName,
            String email,
            List<String> roles,
            String language,
            Instant signedInAt,
            Instant expiresAt) {
        static Who of(Visitor.SignedIn visitor) {
            Person person = visitor.account().person();
            return new Who(
                    person.displayName(),
                    person.email().value(),
                    person.roles().stream().map(Who::key).toList(),
                    person.locale().code(),
                    visitor.signedInAt(),
                    visitor.expiresAt());
        }

        private static String key(Role role) {
            return role.name().toLowerCase(Locale.ROOT);
        }
    }

    @GetMapping("/")
    Mono<ResponseEntity<byte[]>> frontDoor(ServerHttpRequest request) {
        return sessions.visitor(request).map(visitor -> switch (visitor) {
            case Visitor.SignedIn signedIn -> pages.seeOther(request, "/signed-in");
            case Visitor.Anonymous nobody -> pages.seeOther(request, "/sign-in");
        });
    }

    @GetMapping("/signed-in")
    Mono<ResponseEntity<byte[]>> signedIn(ServerHttpRequest request) {
        return sessions.visitor(request).map(visitor -> switch (visitor) {
            case Visitor.SignedIn signedIn ->
                pages.show(request, Page.of("signed-in").with("who", Who.of(signedIn)));
            case Visitor.Anonymous nobody -> pages.seeOther(request, "/sign-in");
        });
    }

    /** Opening the address changes nothing: the button is on the page. */
    @GetMapping("/sign-out")
    ResponseEntity<byte[]> signOutOpened(ServerHttpRequest request) {
        return pages.seeOther(request, "/signed-in");
    }

    @PostMapping("/sign-out")
    Mono<ResponseEntity<byte[]>> signOut(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        return sessions.end(request).then(Mono.fromSupplier(() -> {
            HttpHeaders headers = exchange.getResponse().getHeaders();
            headers.set(HttpHeaders.SET_COOKIE, SessionCookie.cleared().toString());
            // Not "cache": no page of ours is ever stored, and emptying the rest takes browsers seconds.
            headers.set("Clear-Site-Data", "\"cookies\", \"storage\"");
            return pages.seeOther(request, "/sign-in", "done", "signed-out");
        }));
    }
}
