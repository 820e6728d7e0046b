package io.latchkey.notification.operator;

import io.latchkey.notification.operator.AuditLog.AuditAction;
import io.latchkey.platform.keys.SessionToken;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Signs operators in and out, and authenticates their requests. */
@Component
public final class OperatorSessions {

    private final IdentityTokenValidator tokens;
    private final OperatorSessionTable sessions;
    private final OperatorSettings settings;
    private final AuditLog audit;
    private final TransactionalOperator transactions;
    private final Clock clock;

    OperatorSessions(
            IdentityTokenValidator tokens,
            OperatorSessionTable sessions,
            OperatorSettings settings,
            AuditLog audit,
            TransactionalOperator transactions,
            Clock clock) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.settings = settings;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Opens a session for a token that was never spent before, and spends it; empty where the token is not valid or was
     * spent. Fails with 403 for a valid token of an account without the role.
     */
    Mono<SessionToken> signIn(String tokenText) {
        return tokens.validateToken(tokenText).flatMap(holds -> transactions.transactional(spendToken(holds)));
    }

    /**
     * Authenticates a request that brings a token itself; such a token may be used again while it lives. Empty where the
     * token is not valid, and 403, as for {@link #signIn}.
     */
    Mono<Operator> authenticateBearer(String tokenText) {
        return tokens.validateToken(tokenText)
                .filterWhen(this::isOriginAlive)
                .map(IdentityTokenValidator.OperatorToken::operator);
    }

    private Mono<Boolean> isOriginAlive(IdentityTokenValidator.OperatorToken token) {
        UUID origin = token.gatewaySession();
        return origin == null ? Mono.just(true) : sessions.isEnded(origin).map(ended -> !ended);
    }

    /** Whose session this is; empty when it is over or never was. */
    Mono<Operator> touchSession(SessionToken token) {
        Instant now = clock.instant();
        return sessions.touchSession(token, now, now.minus(settings.idle()));
    }

    Mono<Void> signOut(SessionToken token) {
        Mono<Void> left = sessions.closeSession(token)
                .flatMap(operator -> audit.recordAction(operator.accountId(), AuditAction.SIGNED_OUT, "console", ""));
        return transactions.transactional(left);
    }

    /** Ends the sessions of accounts that lost their access, role or password; joins the caller's transaction. */
    public Mono<Void> endSessions(Collection<UUID> accounts) {
        return accounts.isEmpty()
                ? Mono.empty()
                : sessions.closeSessions(accounts).then();
    }

    /** Ends what these sessions of the gateway opened, on every replica. */
    public Mono<Void> endGatewaySessions(List<UUID> ended) {
        // As long as a token that one of them was given could still come.
        Instant until =
                clock.instant().plus(settings.longest()).plus(settings.skew().multipliedBy(2));
        return transactions.transactional(sessions.endGatewaySessions(ended, until));
    }

    private Mono<SessionToken> spendToken(IdentityTokenValidator.OperatorToken token) {
        return sessions.spendToken(token.id(), token.until().plus(settings.skew()))
                .flatMap(unspent -> unspent ? openSession(token) : Mono.empty());
    }

    private Mono<SessionToken> openSession(IdentityTokenValidator.OperatorToken holds) {
        Operator operator = holds.operator();
        SessionToken token = SessionToken.generateToken();
        Instant now = clock.instant();
        var session = new OperatorSessionTable.NewSession(
                operator.accountId(), now, now.plus(settings.absolute()), holds.freshUntil(), holds.gatewaySession());
        return sessions.openSession(session, token).filter(opened -> opened).flatMap(opened -> audit.recordAction(
                        operator.accountId(), AuditAction.SIGNED_IN, "console", "")
                .thenReturn(token));
    }
}
