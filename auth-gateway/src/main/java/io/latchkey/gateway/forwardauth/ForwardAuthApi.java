package io.latchkey.gateway.forwardauth;

import io.latchkey.contracts.Role;
import io.latchkey.gateway.directory.Account;
import io.latchkey.gateway.session.Sessions;
import io.latchkey.gateway.session.Visitor;
import io.latchkey.gateway.web.Problems;
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
    private final Sessions sessions;
    private final IdentityTokens tokens;
    private final WayBack wayBack;

    ForwardAuthApi(Sessions sessions, IdentityTokens tokens, WayBack wayBack) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.wayBack = wayBack;
    }

    @GetMapping("/forward-auth")
    Mono<ResponseEntity<Void>> whoIsIt(ServerHttpRequest request) {
        return sessions.visitor(request).map(visitor -> switch (visitor) {
            case Visitor.SignedIn signedIn -> admitted(signedIn.account());
            case Visitor.Anonymous nobody -> turnedAway(request.getHeaders());
        });
    }

    private ResponseEntity<Void> admitted(Account account) {
        String roles = account.person().roles().stream().map(Role::name).collect(Collectors.joining(","));
        return ResponseEntity.ok()
                .header("X-Latchkey-Account", account.accountId().toString())
                .header("X-Latchkey-Roles", roles)
                .header("X-Latchkey-Identity", tokens.of(account))
                .build();
    }

    private ResponseEntity<Void> turnedAway(HttpHeaders headers) {
        String accepted = headers.getFirst(HttpHeaders.ACCEPT);
        if (accepted == null || !accepted.contains(MediaType.TEXT_HTML_VALUE)) {
            throw Problems.UNAUTHENTICATED.asException();
        }
        URI signIn = URI.create(wayBack.throughSignIn(headers));
        return ResponseEntity.status(HttpStatus.FOUND).location(signIn).build();
    }
}
