package io.latchkey.gateway.session;

import io.latchkey.contracts.AccountState.TwoFactorStatus;
import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.internal.VerifiedAccount;
import io.latchkey.gateway.directory.Account;
import io.latchkey.gateway.directory.AccountDirectory;
import io.latchkey.gateway.directory.PrivilegedRolePolicy;
import io.latchkey.gateway.session.SessionPrincipal.SignedIn;
import io.latchkey.gateway.web.SessionCookie;
import io.latchkey.platform.keys.SessionToken;
import io.latchkey.platform.keys.UuidFactory;
import io.latchkey.platform.trail.RefusalNotes;
import io.latchkey.platform.web.CommonProblems;
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
public final class SessionService {
    /** Attribute of a request whose holder the guard of the routes has found already. */
    public static final String PRINCIPAL = SessionService.class.getName();

    private final SessionTable sessions;
    private final AccountDirectory directory;
    private final PrivilegedRolePolicy roles;
    private final SessionSettings settings;
    private final Clock clock;

    SessionService(
            SessionTable sessions,
            AccountDirectory directory,
            PrivilegedRolePolicy roles,
            SessionSettings settings,
            Clock clock) {
        this.sessions = sessions;
        this.directory = directory;
        this.roles = roles;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Opens a session of its own and ends the one of the request's cookie, if any; joins the caller's transaction where
     * there is one.
     *
     * @param asked the account as it was when account-service was asked
     * @return the token, which goes into the cookie and nowhere else; empty when what was verified no longer counts, or the
     *     account is disabled or gone
     */
    public Mono<SecretValue> open(Account asked, VerifiedAccount verified, ServerHttpRequest request) {
        SessionToken token = SessionToken.generateToken();
        Instant now = clock.instant();
        var session = new SessionRow(
                UuidFactory.nextUuid(),
                asked.accountId(),
                verified.credentialVersion(),
                now,
                now,
                now.plus(settings.absolute()),
                null,
                SessionDevice.fromRequest(request));
        boolean enrolled = verified.state().twoFactor() == TwoFactorStatus.ENROLLED;
        return sessions.open(session, token, asked, enrolled, readToken(request).orElse(null))
                .delayUntil(first -> first ? directory.recordFirstSignIn(asked.accountId()) : Mono.empty())
                .map(first -> new SecretValue(token.value()));
    }

    /** Who sent the request, with roles and standing as they are now; a session that no longer counts is nobody's. */
    public Mono<SessionPrincipal> findPrincipal(ServerHttpRequest request) {
        return request.getAttributes().get(PRINCIPAL) instanceof SignedIn known
                ? Mono.just(known)
                : findPrincipal(request, true);
    }

    private Mono<SessionPrincipal> findPrincipal(ServerHttpRequest request, boolean seen) {
        return toPrincipal(Mono.justOrEmpty(readToken(request)).flatMap(sessions::findByToken), seen)
                .doOnNext(principal -> noteFound(principal, request));
    }

    private static void noteFound(SessionPrincipal principal, ServerHttpRequest request) {
        switch (principal) {
            case SignedIn holder ->
                RefusalNotes.noteAccount(request, holder.account().accountId());
            case SessionPrincipal.Anonymous nobody -> RefusalNotes.noteUnknownCookie(request, SessionCookie.NAME);
        }
    }

    /** Whose session it is; nobody's where there is none, or it no longer counts. */
    Mono<SessionPrincipal> toPrincipal(Mono<SessionRow> found, boolean seen) {
        Instant now = clock.instant();
        return found.filter(session -> session.isAliveAt(now, settings))
                .flatMap(session -> loadPrincipal(session, now, seen))
                .defaultIfEmpty(new SessionPrincipal.Anonymous());
    }

    /** As {@link #findPrincipal}, asked by ourselves while an answer is under way: it does not count as a sign of life. */
    public Mono<SessionPrincipal> findPrincipalWithoutTouch(ServerHttpRequest request) {
        return findPrincipal(request, false);
    }

    /** Who is signed in; fails with 401 where nobody is. */
    public Mono<SignedIn> requireSignedIn(ServerHttpRequest request) {
        return findPrincipal(request).map(visitor -> switch (visitor) {
            case SignedIn signedIn -> signedIn;
            case SessionPrincipal.Anonymous nobody -> throw CommonProblems.UNAUTHENTICATED.toException();
        });
    }

    /** Whose session it is has proved every factor at this moment; empty when the session is over meanwhile. */
    public Mono<SignedIn> recordProof(SignedIn visitor, Instant at) {
        return sessions.updateProved(visitor.sessionId(), at)
                .filter(alive -> alive)
                .map(alive -> visitor.withFreshUntil(at.plus(settings.freshFor())));
    }

    /** From now on the end of the session is told to the operations console; fails with 401 when it is over already. */
    public Mono<Void> openConsole(SignedIn visitor) {
        return sessions.markConsoleOpened(visitor.sessionId())
                .flatMap(alive -> alive ? Mono.empty() : Mono.error(CommonProblems.UNAUTHENTICATED.toException()));
    }

    /** The session is not fresh any more, until the next proof. */
    public Mono<Void> forgetProof(SignedIn visitor) {
        return sessions.forgetProof(visitor.sessionId());
    }

    /** The sessions of who is signed in, latest used first. */
    public Mono<List<OwnSession>> listOwnSessions(SignedIn visitor) {
        Instant now = clock.instant();
        return sessions.findAlive(visitor.account().accountId(), now, now.minus(settings.idle()))
                .map(row -> OwnSession.fromRow(row, visitor.sessionId()))
                .collectList();
    }

    /** False when who is signed in has no such session. */
    public Mono<Boolean> endById(SignedIn visitor, UUID sessionId) {
        UUID accountId = visitor.account().accountId();
        return sessions.deleteOne(accountId, sessionId)
                .delayUntil(ended -> ended ? directory.raiseSessionEpoch(accountId) : Mono.empty());
    }

    /** Ends the session of the request's cookie, if there is one. */
    public Mono<Void> endCurrent(ServerHttpRequest request) {
        return Mono.justOrEmpty(readToken(request)).flatMap(sessions::deleteByToken);
    }

    /** From now on, nothing that an older credential opened counts, on any replica; joins the caller's transaction. */
    public Mono<Void> revokeOlder(UUID accountId, long credentialVersion) {
        return revokeOlder(accountId, credentialVersion, Mono.empty());
    }

    /** The same, and the account's state is taken over. */
    public Mono<Void> revokeOlder(VerifiedAccount verified) {
        UUID accountId = verified.accountId();
        return revokeOlder(accountId, verified.credentialVersion(), directory.applyState(accountId, verified.state()));
    }

    private Mono<Void> revokeOlder(UUID accountId, long credentialVersion, Mono<Void> between) {
        // Raising comes first: it locks the account's row, so a sign-in that is under way waits and then sees it.
        return directory
                .raiseCredentialVersion(accountId, credentialVersion)
                .then(between)
                .then(Mono.defer(() -> sessions.deleteOlder(accountId, credentialVersion)))
                .then();
    }

    /** Ends every session of an account; joins the caller's transaction. */
    public Mono<Void> endAll(UUID accountId) {
        return directory
                .raiseSessionEpoch(accountId)
                .then(Mono.defer(() -> sessions.deleteAll(accountId)))
                .then();
    }

    /** Ends the sessions of an account that has come to need a second factor and has none; joins the caller's transaction. */
    public Mono<Void> endWithoutFactor(UUID accountId) {
        return directory.findById(accountId).filter(roles::lacksFactor).flatMap(account -> endAll(accountId));
    }

    /** As {@link #revokeOlder(VerifiedAccount)}, but the session of the request goes on. */
    public Mono<Void> revokeOthers(SignedIn principal, VerifiedAccount verified, ServerHttpRequest request) {
        return readToken(request)
                .map(token -> carryOn(principal, verified, request, token))
                .orElseGet(() -> revokeOlder(verified));
    }

    /** The same, and it goes on under a token of its own: what knew the one before is out. */
    public Mono<SecretValue> renewOwn(SignedIn principal, VerifiedAccount verified, ServerHttpRequest request) {
        SessionToken token = SessionToken.generateToken();
        return carryOn(principal, verified, request, token).thenReturn(new SecretValue(token.value()));
    }

    private Mono<Void> carryOn(
            SignedIn principal, VerifiedAccount verified, ServerHttpRequest request, SessionToken token) {
        Account account = principal.account();
        var carried = new SessionRow(
                principal.sessionId(),
                account.accountId(),
                verified.credentialVersion(),
                principal.signedInAt(),
                clock.instant(),
                principal.expiresAt(),
                null,
                SessionDevice.fromRequest(request));
        long epoch = account.standing().sessionEpoch();
        return revokeOlder(
                account.accountId(),
                verified.credentialVersion(),
                directory
                        .applyState(account.accountId(), verified.state())
                        .then(Mono.defer(() -> sessions.carryOver(carried, token, epoch))));
    }

    private Mono<SessionPrincipal> loadPrincipal(SessionRow session, Instant now, boolean seen) {
        return directory
                .findById(session.accountId())
                .filter(account -> isStillValid(session, account))
                .flatMap(account -> (seen ? touchIfDue(session, now) : Mono.<Void>empty())
                        .thenReturn(new SignedIn(
                                account,
                                session.sessionId(),
                                session.signedInAt(),
                                session.expiresAt(),
                                session.freshUntil(settings))));
    }

    private static boolean isStillValid(SessionRow session, Account account) {
        return account.standing().enabled()
                && session.credentialVersion() >= account.standing().minCredentialVersion();
    }

    private Mono<Void> touchIfDue(SessionRow session, Instant now) {
        return now.isBefore(session.lastSeenAt().plus(settings.touchEvery()))
                ? Mono.empty()
                : sessions.updateLastSeen(session.sessionId(), now);
    }

    private static Optional<SessionToken> readToken(ServerHttpRequest request) {
        HttpCookie cookie = request.getCookies().getFirst(SessionCookie.NAME);
        return cookie == null ? Optional.empty() : SessionToken.fromCookie(cookie.getValue());
    }
}
