package io.latchkey.gateway.session;

import io.latchkey.platform.web.CommonProblems;
import io.latchkey.platform.web.PathUuid;
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
class SessionListApi {
    private final SessionService sessions;

    SessionListApi(SessionService sessions) {
        this.sessions = sessions;
    }

    record SessionView(UUID sessionId, boolean current, String device, Instant signedInAt, Instant lastSeenAt) {
        static SessionView fromSession(OwnSession session) {
            return new SessionView(
                    session.sessionId(),
                    session.current(),
                    session.describeDevice(),
                    session.signedInAt(),
                    session.lastSeenAt());
        }
    }

    record SessionListView(List<SessionView> sessions) {}

    @GetMapping
    Mono<SessionListView> listSessions(ServerHttpRequest request) {
        return sessions.requireSignedIn(request)
                .flatMap(sessions::listOwnSessions)
                .map(own -> new SessionListView(
                        own.stream().map(SessionView::fromSession).toList()));
    }

    @DeleteMapping
    Mono<ResponseEntity<Void>> endAll(ServerHttpRequest request) {
        return sessions.requireSignedIn(request)
                .flatMap(visitor -> sessions.endAll(visitor.account().accountId()))
                .then(Mono.fromSupplier(SignOutResponse::noContent));
    }

    /** A session of somebody else is not there for who asks. */
    @DeleteMapping("/{id}")
    Mono<ResponseEntity<Void>> endOne(@PathVariable String id, ServerHttpRequest request) {
        return sessions.requireSignedIn(request).flatMap(visitor -> endSession(visitor, PathUuid.parseOrNotFound(id)));
    }

    private Mono<ResponseEntity<Void>> endSession(SessionPrincipal.SignedIn visitor, UUID sessionId) {
        return sessions.endById(visitor, sessionId).map(ended -> {
            if (!ended) {
                throw CommonProblems.NOT_FOUND.toException();
            }
            return sessionId.equals(visitor.sessionId())
                    ? SignOutResponse.noContent()
                    : ResponseEntity.noContent().build();
        });
    }
}
