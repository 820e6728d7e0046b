package io.latchkey.gateway.forwardauth;

import io.latchkey.contracts.AccountRole;
import io.latchkey.gateway.directory.Account;
import io.latchkey.gateway.session.SessionPrincipal;
import io.latchkey.gateway.session.SessionPrincipal.SignedIn;
import io.latchkey.gateway.session.SessionService;
import io.latchkey.gateway.web.RedirectValidator;
import io.latchkey.platform.access.RouteAccess;
import io.latchkey.platform.web.CommonProblems;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Tells a proxy whose request it is about to let through, and gives the keys to check that with; a page's reader is sent
 * to sign in and comes back.
 */
@RestController
class ForwardAuthApi {
    /** A new key stands behind the current one for at least this long before it signs. */
    private static final Duration KEYS_REMEMBERED = Duration.ofMinutes(5);

    private final SessionService sessions;
    private final IdentityTokenIssuer tokens;
    private final RedirectValidator next;

    ForwardAuthApi(SessionService sessions, IdentityTokenIssuer tokens, RedirectValidator next) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.next = next;
    }

    @RouteAccess(RouteAccess.Level.PUBLIC)
    @GetMapping("/forward-auth")
    Mono<ResponseEntity<Void>> authenticateRequest(ServerHttpRequest request) {
        return sessions.findPrincipal(request).map(visitor -> switch (visitor) {
            case SignedIn signedIn -> allowRequest(signedIn.account());
            case SessionPrincipal.Anonymous nobody -> denyRequest(request.getHeaders());
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

    private ResponseEntity<Void> allowRequest(Account account) {
        String roles = account.person().roles().stream().map(AccountRole::name).collect(Collectors.joining(","));
        return ResponseEntity.ok()
                .header("X-Latchkey-Account", account.accountId().toString())
                .header("X-Latchkey-Roles", roles)
                .header("X-Latchkey-Identity", tokens.issueForApplications(account))
                .build();
    }

    private ResponseEntity<Void> denyRequest(HttpHeaders headers) {
        String accepted = headers.getFirst(HttpHeaders.ACCEPT);
        if (accepted == null || !accepted.contains(MediaType.TEXT_HTML_VALUE)) {
            throw CommonProblems.UNAUTHENTICATED.toException();
        }
        URI signIn = URI.create(toSignInUrl(headers));
        return ResponseEntity.status(HttpStatus.FOUND).location(signIn).build();
    }

    /** The sign-in page that leads back afterwards; to the front door where the proxy names no place, or none of ours. */
    private String toSignInUrl(HttpHeaders headers) {
        String wanted = next.resolveTarget(requestedUrl(headers)).orElse("/");
        return "/sign-in?next=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8);
    }

    private String requestedUrl(HttpHeaders headers) {
        String path = headerOrEmpty(headers, "X-Forwarded-Uri");
        String host = headerOrEmpty(headers, "X-Forwarded-Host");
        String proto = headerOrEmpty(headers, "X-Forwarded-Proto");
        boolean named = !host.isEmpty() && !proto.isEmpty();
        return named && !next.isOwnOrigin(proto + "://" + host) ? proto + "://" + host + path : path;
    }

    private static String headerOrEmpty(HttpHeaders headers, String name) {
        String value = headers.getFirst(name);
        return value == null ? "" : value;
    }
}
