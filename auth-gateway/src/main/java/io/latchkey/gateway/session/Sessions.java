package io.latchkey.gateway.session;

import io.latchkey.contracts.Secret;
import io.latchkey.gateway.directory.Account;
import io.latchkey.gateway.directory.Directory;
import io.latchkey.gateway.web.Problems;
import io.latchkey.gateway.web.SessionCookie;
import io.latchkey.messaging.Identifiers;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
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
    public Mono<Opening> open(UUID accountId, long credentialVersion, ServerHttpRequest request) {
        SessionToken token = SessionToken.fresh();
        Instant now = clock.instant();
        var session = new SessionRow(
                Identifiers.next(),
                accountId,
                credentialVersion,
                now,
                now,
                now.plus(settings.absolute()),
                Device.of(request));
        return sessions.insert(session, token)
                .map(inserted -> inserted ? new Opening.Opened(new Secret(token.value())) : new Opening.Superseded());
    }

    /** Who sent the request, with roles and standing as they are now; a session that no longer counts is nobody's. */
    public Mono<Visitor> visitor(ServerHttpRequest request) {
        return visitor(request, true);
    }

    private Mono<Visitor> visitor(ServerHttpRequest request, boolean seen) {
        Instant now = clock.instant();
        return Mono.justOrEmpty(token(request))
                .flatMap(sessions::byToken)
                .filter(session -> session.isAliveAt(now, settings))
                .flatMap(session -> signedIn(session, now, seen))
                .defaultIfEmpty(new Visitor.Anonymous());
    }

    /** As {@link #visitor}, asked by ourselves while an answer is under way: it does not count as a sign of life. */
    public Mono<Visitor> stillThere(ServerHttpRequest request) {
        return visitor(request, false);
    }

    /** Who is signed in; fails with 401 where nobody is. */
    public Mono<Visitor.SignedIn> holder(ServerHttpRequest request) {
        return visitor(request).map(visitor -> switch (visitor) {
            case Visitor.SignedIn signedIn -> signedIn;
            case Visitor.Anonymous nobody -> throw Problems.UNAUTHENTICATED.asException();
        });
    }

    /** The sessions of who is signed in, latest used first. */
    public Mono<List<OwnSession>> own(Visitor.SignedIn visitor) {
        Instant now = clock.instant();
        return sessions.alive(visitor.account().accountId(), now, now.minus(settings.idle()))
                .map(row -> OwnSession.of(row, visitor.sessionId()))
                .collectList();
    }

    /** False when who is signed in has no such session. */
    public Mono<Boolean> endOne(Visitor.SignedIn visitor, UUID sessionId) {
        return sessions.deleteOne(visitor.account().accountId(), sessionId);
    }

    /** Ends the session of the request's cookie, if there is one. */
    public Mono<Void> end(ServerHttpRequest request) {
        return Mono.justOrEmpty(token(request)).flatMap(sessions::delete);
    }

    /** Ends every session that an older credential opened; joins the caller's transaction. */
    public Mono<Void> endOlder(UUID accountId, long credentialVersion) {
        return sessions.deleteOlder(accountId, credentialVersion).then();
    }

    /** Ends every session of an account; joins the caller's transaction. */
    public Mono<Void> endAll(UUID accountId) {
        return sessions.deleteAll(accountId).then();
    }

    /** Ends every session that an older credential opened but this one, which counts on; joins the transaction. */
    public Mono<Void> keepOnly(Visitor.SignedIn visitor, long credentialVersion, ServerHttpRequest request) {
        UUID accountId = visitor.account().accountId();
        var carried = new SessionRow(
                visitor.sessionId(),
                accountId,
                credentialVersion,
                visitor.signedInAt(),
                clock.instant(),
                visitor.expiresAt(),
                Device.of(request));
        return Mono.justOrEmpty(token(request))
                .flatMap(token -> sessions.carryOver(carried, token))
                .then(Mono.defer(() -> sessions.deleteOlder(accountId, credentialVersion)))
                .then();
    }

    private Mono<Visitor> signedIn(SessionRow session, Instant now, boolean seen) {
        return directory
                .byId(session.accountId())
                .filter(account -> counts(session, account))
                .flatMap(account -> (seen ? touch(session, now) : Mono.<Void>empty())
                        .thenReturn(new Visitor.SignedIn(
                                account, session.sessionId(), session.signedInAt(), session.expiresAt())));
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
