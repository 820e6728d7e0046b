package io.latchkey.gateway.session;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.AccountRole;
import io.latchkey.gateway.directory.UserProfile;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The session of the request itself. */
@RestController
@RequestMapping(path = "/api/v1/sessions/current", produces = MediaType.APPLICATION_JSON_VALUE)
class CurrentSessionApi {
    private final SessionService sessions;

    CurrentSessionApi(SessionService sessions) {
        this.sessions = sessions;
    }

    /** Who is signed in, and until when at most. */
    record CurrentSessionView(
            UUID accountId,
            String email,
            String displayName,
            Set<AccountRole> roles,
            AccountLocale locale,
            Instant signedInAt,
            Instant expiresAt) {
        static CurrentSessionView fromPrincipal(SessionPrincipal.SignedIn visitor) {
            UserProfile person = visitor.account().person();
            return new CurrentSessionView(
                    visitor.account().accountId(),
                    person.email().value(),
                    person.displayName(),
                    person.roles(),
                    person.locale(),
                    visitor.signedInAt(),
                    visitor.expiresAt());
        }
    }

    @GetMapping
    Mono<CurrentSessionView> showCurrentSession(ServerHttpRequest request) {
        return sessions.requireSignedIn(request).map(CurrentSessionView::fromPrincipal);
    }

    @DeleteMapping
    Mono<ResponseEntity<Void>> endCurrentSession(ServerHttpRequest request) {
        return sessions.endCurrent(request).thenReturn(SignOutResponse.noContent());
    }
}
