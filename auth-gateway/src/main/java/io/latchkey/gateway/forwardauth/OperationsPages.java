package io.latchkey.gateway.forwardauth;

import io.latchkey.gateway.privilege.ActRefusal;
import io.latchkey.gateway.session.SessionPrincipal.SignedIn;
import io.latchkey.gateway.session.SessionService;
import io.latchkey.platform.access.RouteAccess;
import io.latchkey.platform.web.PageModel;
import io.latchkey.platform.web.PageRenderer;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import reactor.core.publisher.Mono;

/**
 * The way into the operations console: a form that carries a token there, sent by script or by its button. Who comes
 * back from the console for a privileged act proves once more who they are first.
 */
@Controller
class OperationsPages {
    private static final String PATH = "/operations";

    private final SessionService sessions;
    private final OperationsConsoleAccess entry;
    private final PageRenderer pages;
    private final Clock clock;

    OperationsPages(SessionService sessions, OperationsConsoleAccess entry, PageRenderer pages, Clock clock) {
        this.sessions = sessions;
        this.entry = entry;
        this.pages = pages;
        this.clock = clock;
    }

    /** @param prove whether the console needs the session to be fresh; the guard then asks in place */
    @RouteAccess(RouteAccess.Level.HOLDER)
    @GetMapping(PATH)
    Mono<ResponseEntity<byte[]>> enterConsole(
            @RequestParam(required = false) @Nullable String prove, ServerHttpRequest request) {
        return sessions.requireSignedIn(request)
                .flatMap(holder -> renderTokenForm(request, prove == null ? holder : requireFresh(holder)));
    }

    /** The form of the proof, which the guard has checked. */
    @RouteAccess(RouteAccess.Level.HOLDER)
    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> enterConsoleFresh(ServerHttpRequest request) {
        return sessions.requireSignedIn(request).flatMap(holder -> renderTokenForm(request, requireFresh(holder)));
    }

    private SignedIn requireFresh(SignedIn holder) {
        if (!holder.isFreshAt(clock.instant())) {
            throw ActRefusal.REAUTHENTICATION_REQUIRED.problem().toException();
        }
        return holder;
    }

    private Mono<ResponseEntity<byte[]>> renderTokenForm(ServerHttpRequest request, SignedIn holder) {
        return entry.issueToken(holder)
                .map(token -> PageModel.of("operations")
                        .with("console", entry.signInUrl().toString())
                        .with("token", token))
                .map(form -> pages.renderLeadingTo(entry.consoleOrigin(), request, form));
    }
}
