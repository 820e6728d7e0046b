package io.latchkey.gateway.session;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.AccountRole;
import io.latchkey.gateway.directory.UserProfile;
import io.latchkey.gateway.session.SessionPrincipal.SignedIn;
import io.latchkey.gateway.web.SessionCookie;
import io.latchkey.platform.access.RouteAccess;
import io.latchkey.platform.web.CommonProblems;
import io.latchkey.platform.web.PathUuid;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The sessions of whoever asks: that of the request itself, and all of theirs, seen and ended one by one or all. */
@RestController
@RequestMapping(path = "/api/v1/sessions", produces = MediaType.APPLICATION_JSON_VALUE)
class SessionApi {
    private final SessionService sessions;

    SessionApi(SessionService sessions) {
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
        static CurrentSessionView fromPrincipal(SignedIn visitor) {
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

    record SessionListView(List<OwnSession> sessions) {}

    @RouteAccess(RouteAccess.Level.HOLDER)
    @GetMapping("/current")
    Mono<CurrentSessionView> showCurrentSession(ServerHttpRequest request) {
        return sessions.requireSignedIn(request).map(CurrentSessionView::fromPrincipal);
    }

    @RouteAccess(RouteAccess.Level.PUBLIC)
    @DeleteMapping("/current")
    Mono<ResponseEntity<Void>> endCurrentSession(ServerHttpRequest request) {
        return sessions.endCurrent(request).thenReturn(signedOut());
    }

    @RouteAccess(RouteAccess.Level.HOLDER)
    @GetMapping
    Mono<SessionListView> listSessions(ServerHttpRequest request) {
        return sessions.requireSignedIn(request)
                .flatMap(sessions::listOwnSessions)
                .map(SessionListView::new);
    }

    @RouteAccess(RouteAccess.Level.HOLDER)
    @DeleteMapping
    Mono<ResponseEntity<Void>> endAll(ServerHttpRequest request) {
        return sessions.requireSignedIn(request)
                .flatMap(visitor -> sessions.endAll(visitor.account().accountId()))
                .thenReturn(signedOut());
    }

    /** A session of somebody else is not there for who asks. */
    @RouteAccess(RouteAccess.Level.HOLDER)
    @DeleteMapping("/{id}")
    Mono<ResponseEntity<Void>> endOne(@PathVariable String id, ServerHttpRequest request) {
        return sessions.requireSignedIn(request).flatMap(visitor -> endSession(visitor, PathUuid.parseOrNotFound(id)));
    }

    private Mono<ResponseEntity<Void>> endSession(SignedIn visitor, UUID sessionId) {
        return sessions.endById(visitor, sessionId).map(ended -> {
            if (!ended) {
                throw CommonProblems.NOT_FOUND.toException();
            }
            return sessionId.equals(visitor.sessionId())
                    ? signedOut()
                    : ResponseEntity.noContent().build();
        });
    }

    /** 204; the browser forgets the session but not that it is its holder's, so the cookie is cleared by name. */
    private static ResponseEntity<Void> signedOut() {
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, SessionCookie.clearCookie().toString())
                .header("Clear-Site-Data", "\"cache\", \"storage\"")
                .build();
    }
}
