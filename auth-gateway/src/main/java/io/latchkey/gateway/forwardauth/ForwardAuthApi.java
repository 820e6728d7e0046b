package io.latchkey.gateway.forwardauth;

import io.latchkey.contracts.AccountRole;
import io.latchkey.gateway.directory.Account;
import io.latchkey.gateway.session.SessionPrincipal;
import io.latchkey.gateway.session.SessionService;
import io.latchkey.platform.web.CommonProblems;
import java.net.URI;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Tells a proxy whose request it is about to let through; a page's reader is sent to sign in and comes back. */
@RestController
class ForwardAuthApi {
    private final SessionService sessions;
    private final IdentityTokenIssuer tokens;
    private final ReturnUrlResolver wayBack;

    ForwardAuthApi(SessionService sessions, IdentityTokenIssuer tokens, ReturnUrlResolver wayBack) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.wayBack = wayBack;
    }

    @GetMapping("/forward-auth")
    Mono<ResponseEntity<Void>> authenticateRequest(ServerHttpRequest request) {
        return sessions.findPrincipal(request).map(visitor -> switch (visitor) {
            case SessionPrincipal.SignedIn signedIn -> allowRequest(signedIn.account());
            case SessionPrincipal.Anonymous nobody -> denyRequest(request.getHeaders());
        });
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
        URI signIn = URI.create(wayBack.toSignInUrl(headers));
        return ResponseEntity.status(HttpStatus.FOUND).location(signIn).build();
    }
}
