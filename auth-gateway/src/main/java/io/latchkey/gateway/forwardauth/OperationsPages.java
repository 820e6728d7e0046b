package io.latchkey.gateway.forwardauth;

import io.latchkey.gateway.session.SessionPrincipal;
import io.latchkey.gateway.session.SessionPrincipal.SignedIn;
import io.latchkey.gateway.session.SessionService;
import io.latchkey.platform.web.PageModel;
import io.latchkey.platform.web.PageRenderer;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import reactor.core.publisher.Mono;

/** The way into the operations console: a form that carries a fresh token there, sent by script or by its button. */
@Controller
class OperationsPages {
    private static final String PATH = "/operations";

    private final SessionService sessions;
    private final OperationsConsoleAccess entry;
    private final PageRenderer pages;

    OperationsPages(SessionService sessions, OperationsConsoleAccess entry, PageRenderer pages) {
        this.sessions = sessions;
        this.entry = entry;
        this.pages = pages;
    }

    @GetMapping(PATH)
    Mono<ResponseEntity<byte[]>> enterConsole(ServerHttpRequest request) {
        return sessions.findPrincipal(request).map(visitor -> switch (visitor) {
            case SignedIn signedIn -> renderTokenForm(request, signedIn);
            case SessionPrincipal.Anonymous nobody -> pages.seeOther(request, "/sign-in", "next", PATH);
        });
    }

    private ResponseEntity<byte[]> renderTokenForm(ServerHttpRequest request, SignedIn visitor) {
        PageModel form = PageModel.of("operations")
                .with("console", entry.signInUrl().toString())
                .with("token", entry.issueToken(visitor.account()));
        return pages.renderLeadingTo(entry.consoleOrigin(), request, form);
    }
}
