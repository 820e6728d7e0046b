package io.latchkey.gateway.forwardauth;

import io.latchkey.contracts.AccountRole;
import io.latchkey.gateway.directory.Account;
import io.latchkey.gateway.session.ApplicationSessionService;
import io.latchkey.gateway.session.SessionPrincipal;
import io.latchkey.gateway.session.SessionPrincipal.SignedIn;
import io.latchkey.gateway.session.SessionService;
import io.latchkey.gateway.web.ApplicationOrigin;
import io.latchkey.platform.access.RouteAccess;
import io.latchkey.platform.trail.RefusalNotes;
import io.latchkey.platform.web.CommonProblems;
import java.time.Duration;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Tells a proxy whose request it is about to let through, and gives the keys to check that with; a page's reader is sent
 * to sign in and comes back. What it tells is for the application whose host was asked for and for no other.
 */
@RestController
class ForwardAuthApi {
    /** A new key stands behind the current one for at least this long before it signs. */
    private static final Duration KEYS_REMEMBERED = Duration.ofMinutes(5);

    private final ApplicationHosts hosts;
    private final SessionService sessions;
    private final ApplicationSessionService applications;
    private final IdentityTokenIssuer tokens;
    private final SignInRedirect redirects;

    ForwardAuthApi(
            ApplicationHosts hosts,
            SessionService sessions,
            ApplicationSessionService applications,
            IdentityTokenIssuer tokens,
            SignInRedirect redirects) {
        this.hosts = hosts;
        this.sessions = sessions;
        this.applications = applications;
        this.tokens = tokens;
        this.redirects = redirects;
    }

    @RouteAccess(RouteAccess.Level.PUBLIC)
    @GetMapping("/forward-auth")
    Mono<ResponseEntity<Void>> authenticateRequest(ServerHttpRequest request) {
        return hosts.findApplication(request)
                .map(application -> authenticateAt(application, request))
                .orElseGet(() -> authenticateOnOwnOrigin(request));
    }

    /** On an application's host its own cookie counts, and the gateway's, which has no business there, does not. */
    private Mono<ResponseEntity<Void>> authenticateAt(ApplicationOrigin application, ServerHttpRequest request) {
        return Mono.justOrEmpty(ApplicationCookies.readSession(request))
                .flatMap(token -> applications.findPrincipal(token, application.name()))
                .defaultIfEmpty(new SessionPrincipal.Anonymous())
                .map(visitor -> switch (visitor) {
                    case SignedIn signedIn ->
                        allowRequest(
                                signedIn.account(), tokens.issueForApplication(signedIn.account(), application.name()));
                    case SessionPrincipal.Anonymous nobody -> denyAt(application, request);
                });
    }

    private ResponseEntity<Void> denyAt(ApplicationOrigin application, ServerHttpRequest request) {
        RefusalNotes.noteUnknownCookie(request, ApplicationCookies.SESSION);
        return redirects.denyAt(application, request);
    }

    private Mono<ResponseEntity<Void>> authenticateOnOwnOrigin(ServerHttpRequest request) {
        if (!hosts.includesOwnOrigin()) {
            throw CommonProblems.NOT_FOUND.toException();
        }
        return sessions.findPrincipal(request).map(visitor -> switch (visitor) {
            case SignedIn signedIn -> allowRequest(signedIn.account(), tokens.issueForOwnOrigin(signedIn.account()));
            case SessionPrincipal.Anonymous nobody -> redirects.denyOnOwnOrigin(request);
        });
    }

    /** The keys that an identity token is checked with (RFC 7517). */
    @RouteAccess(RouteAccess.Level.PUBLIC)
    @GetMapping(path = "/.well-known/jwks.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> publishKeySet() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(KEYS_REMEMBERED).cachePublic())
                .body(tokens.publicKeySet());
    }

    private static ResponseEntity<Void> allowRequest(Account account, String token) {
        String roles = account.person().roles().stream().map(AccountRole::name).collect(Collectors.joining(","));
        return ResponseEntity.ok()
                .header("X-Latchkey-Account", account.accountId().toString())
                .header("X-Latchkey-Roles", roles)
                .header("X-Latchkey-Identity", token)
                .build();
    }
}
