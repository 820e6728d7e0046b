package io.latchkey.gateway.session;

import io.latchkey.contracts.Secret;
import io.latchkey.gateway.directory.Account;
import io.latchkey.gateway.directory.Directory;
import io.latchkey.gateway.web.SessionCookie;
import io.latchkey.messaging.Identifiers;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Sessions: opened after a proof, looked up by the cookie, ended by the holder or by a change of credentials. */
@Component
public final class Sessions {
    private final SessionTable sessions;
    private final Directory directory;
    private final SessionSettings settings;
    private final Clock clock;

    Sessions(SessionTable sessions, Directory directory, SessionSettings settings, Clock clock) {
        this.sessions = sessions;
        this.directory = directory;
        this.settings = settings;
        this.clock = clock;
    }

    /** Opens a session of its own, whatever cookie the request carried; joins the caller's transaction. */
    public Mono<Opening> open(UUID accountId, long credentialVersion) {
        SessionToken token = SessionToken.fresh();
        Instant now = clock.instant();
        var session = new SessionRow(
                Identifiers.next(), accountId, credentialVersion, now, now, now.plus(settings.absolute()));
        return sessions.insert(session, token)
                .map(inserted -> inserted ? new Opening.Opened(new Secret(token.value())) : new Opening.Superseded());
    }

    /** Who sent the request, with roles and standing as they are now; a session that no longer counts is nobody's. */
    public Mono<Visitor> visitor(ServerHttpRequest request) {
        Instant now = clock.instant();
        return Mono.justOrEmpty(token(request))
                .flatMap(sessions::byToken)
                .filter(session -> session.isAliveAt(now, settings))
                .flatMap(session -> signedIn(session, now))
                .defaultIfEmpty(new Visitor.Anonymous());
    }

    /** Ends the session of the request's cookie, if there is one. */
    public Mono<Void> end(ServerHttpRequest request) {
        return Mono.justOrEmpty(token(request)).flatMap(sessions::delete);
    }

    /** Ends every session that an older credential opened; joins the caller's transaction. */
    public Mono<Void> endOlder(UUID accountId, long credentialVersion) {
        return sessions.deleteOlder(accountId, credentialVersion).then();
    }

    private Mono<Visitor> signedIn(SessionRow session, Instant now) {
        return directory
                .byId(session.accountId())
                .filter(account -> counts(session, account))
                .flatMap(account -> touch(session, now)
                        .thenReturn(new Visitor.SignedIn(account, session.signedInAt(), session.expiresAt())));
    }

    private static boolean counts(SessionRow session, Account account) {
        return account.standing().enabled()
                && session.credentialVersion() >= account.standing().minCredentialVersion();
    }

    private Mono<Void> touch(SessionRow session, Instant now) {
        return now.isBefore(session.lastSeenAt().plus(settings.touchEvery()))
                ? Mono.empty()
                : sessions.touch(session.sessionId(), now);
    }

    private static Optional<SessionToken> token(ServerHttpRequest request) {
        HttpCookie cookie = request.getCookies().getFirst(SessionCookie.NAME);
        return cookie == null ? Optional.empty() : SessionToken.read(cookie.getValue());
    }
}
