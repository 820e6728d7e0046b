package io.latchkey.gateway.forwardauth;

import io.latchkey.gateway.forwardauth.EntryQueryParser.EntryQuery;
import io.latchkey.gateway.session.ApplicationSessionService;
import io.latchkey.gateway.session.SessionPrincipal;
import io.latchkey.gateway.session.SessionPrincipal.SignedIn;
import io.latchkey.gateway.session.SessionService;
import io.latchkey.platform.access.RouteAccess;
import io.latchkey.platform.web.PageRenderer;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import reactor.core.publisher.Mono;

/** The way from the gateway to an application's host: a code for whoever is signed in, for anybody else the sign-in. */
@Controller
class ApplicationEntryPages {
    private final EntryQueryParser queries;
    private final SessionService sessions;
    private final ApplicationSessionService applications;
    private final PageRenderer pages;

    ApplicationEntryPages(
            EntryQueryParser queries,
            SessionService sessions,
            ApplicationSessionService applications,
            PageRenderer pages) {
        this.queries = queries;
        this.sessions = sessions;
        this.applications = applications;
        this.pages = pages;
    }

    @RouteAccess(RouteAccess.Level.PUBLIC)
    @GetMapping(SignInRedirect.START)
    Mono<ResponseEntity<byte[]>> leadToApplication(ServerHttpRequest request) {
        EntryQuery wanted = queries.parseStart(request);
        return sessions.findPrincipal(request)
                .flatMap(visitor -> switch (visitor) {
                    case SignedIn holder -> issueCode(holder, wanted);
                    case SessionPrincipal.Anonymous nobody -> Mono.<URI>empty();
                })
                .defaultIfEmpty(SignInRedirect.toSignIn(SignInRedirect.toStart(wanted.code())))
                .map(pages::redirectTo);
    }

    private Mono<URI> issueCode(SignedIn holder, EntryQuery wanted) {
        return applications
                .issueCode(holder, wanted.code())
                .map(code -> ApplicationCallbackPages.toCallback(wanted.application(), code));
    }
}
