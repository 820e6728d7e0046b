package io.latchkey.gateway.forwardauth;

import io.latchkey.gateway.session.Sessions;
import io.latchkey.gateway.session.Visitor;
import io.latchkey.gateway.web.Page;
import io.latchkey.gateway.web.Pages;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import reactor.core.publisher.Mono;

/** The way into the operations console: a form that carries a fresh token there, sent by script or by its button. */
@Controller
class OperationsPages {
    private static final String PATH = "/operations";

    private final Sessions sessions;
    private final OperationsEntry entry;
    private final Pages pages;

    OperationsPages(Sessions sessions, OperationsEntry entry, Pages pages) {
        this.sessions = sessions;
        this.entry = entry;
        this.pages = pages;
    }

    @GetMapping(PATH)
    Mono<ResponseEntity<byte[]>> enter(ServerHttpRequest request) {
        return sessions.visitor(request).map(visitor -> switch (visitor) {
            case Visitor.SignedIn signedIn -> carry(request, signedIn);
            case Visitor.Anonymous nobody -> pages.seeOther(request, "/sign-in", "next", PATH);
        });
    }

    private ResponseEntity<byte[]> carry(ServerHttpRequest request, Visitor.SignedIn visitor) {
        Page form = Page.of("operations")
                .with("console", entry.address().toString())
                .with("token", entry.token(visitor.account()));
        return pages.showLeadingTo(entry.origin(), request, form);
    }
}
