package io.latchkey.gateway.session;

import io.latchkey.gateway.web.PathId;
import io.latchkey.gateway.web.Problems;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The sessions of whoever asks: seen, and ended one by one or all. */
@RestController
@RequestMapping(path = "/api/v1/sessions", produces = MediaType.APPLICATION_JSON_VALUE)
class SessionsApi {
    private final Sessions sessions;

    SessionsApi(Sessions sessions) {
        this.sessions = sessions;
    }

    record View(UUID sessionId, boolean current, String device, Instant signedInAt, Instant lastSeenAt) {
        static View of(OwnSession session) {
            return new View(
                    session.sessionId(),
                    session.current(),
                    session.device(),
                    session.signedInAt(),
                    session.lastSeenAt());
        }
    }

    record ListView(List<View> sessions) {}

    @GetMapping
    Mono<ListView> list(ServerHttpRequest request) {
        return sessions.holder(request)
                .flatMap(sessions::own)
                .map(own -> new ListView(own.stream().map(View::of).toList()));
    }

    @DeleteMapping
    Mono<ResponseEntity<Void>> endAll(ServerHttpRequest request) {
        return sessions.holder(request)
                .flatMap(visitor -> sessions.endAll(visitor.account().accountId()))
                .then(Mono.fromSupplier(SignedOut::noContent));
    }

    /** A session of somebody else is not there for who asks. */
    @DeleteMapping("/{id}")
    Mono<ResponseEntity<Void>> endOne(@PathVariable String id, ServerHttpRequest request) {
        return sessions.holder(request).flatMap(visitor -> end(visitor, PathId.read(id)));
    }

    private Mono<ResponseEntity<Void>> end(Visitor.SignedIn visitor, UUID sessionId) {
        return sessions.endOne(visitor, sessionId).map(ended -> {
            if (!ended) {
                throw Problems.NOT_FOUND.asException();
            }
            return sessionId.equals(visitor.sessionId())
                    ? SignedOut.noContent()
                    : ResponseEntity.noContent().build();
        });
    }
}
