package io.latchkey.gateway.session;

import io.latchkey.contracts.Locale;
import io.latchkey.contracts.Role;
import io.latchkey.gateway.directory.Person;
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
    private final Sessions sessions;

    CurrentSessionApi(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Who is signed in, and until when at most. */
    record View(
            UUID accountId,
            String email,
            String displayName,
            Set<Role> roles,
            Locale locale,
            Instant signedInAt,
            Instant expiresAt) {
        static View of(Visitor.SignedIn visitor) {
            Person person = visitor.account().person();
            return new View(
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
    Mono<View> current(ServerHttpRequest request) {
        return sessions.holder(request).map(View::of);
    }

    @DeleteMapping
    Mono<ResponseEntity<Void>> end(ServerHttpRequest request) {
        return sessions.end(request).thenReturn(SignedOut.noContent());
    }
}
