package io.latchkey.notification.operator;

import io.latchkey.platform.keys.SessionToken;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
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

    /** Opens a session for a token that was never spent before, and spends it. */
    Mono<LoginResult> signIn(String tokenText) {
        return tokens.validateToken(tokenText).flatMap(result -> switch (result) {
            case IdentityTokenValidator.TokenValidation.Refused refused -> Mono.just(new LoginResult.Refused());
            case IdentityTokenValidator.TokenValidation.WithoutRole without -> Mono.just(new LoginResult.WithoutRole());
            case IdentityTokenValidator.TokenValidation.Holds holds -> transactions.transactional(spendToken(holds));
        });
    }

    /** Authenticates a request that brings a token itself; such a token may be used again while it lives. */
    Mono<Authentication> authenticateBearer(String tokenText) {
        return tokens.validateToken(tokenText).map(reading -> switch (reading) {
            case IdentityTokenValidator.TokenValidation.Refused refused -> new Authentication.Unknown();
            case IdentityTokenValidator.TokenValidation.WithoutRole without -> new Authentication.WithoutRole();
            case IdentityTokenValidator.TokenValidation.Holds holds -> new Authentication.Known(holds.operator());
        });
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

    private Mono<LoginResult> spendToken(IdentityTokenValidator.TokenValidation.Holds holds) {
        return sessions.spendToken(holds.id(), holds.until().plus(settings.skew()))
                .flatMap(fresh -> fresh ? openSession(holds.operator()) : Mono.just(new LoginResult.Refused()));
    }

    private Mono<LoginResult> openSession(Operator operator) {
        SessionToken token = SessionToken.generateToken();
        Instant now = clock.instant();
        return sessions.openSession(token, operator, now, now.plus(settings.absolute()))
                .then(audit.recordAction(operator.accountId(), AuditAction.SIGNED_IN, "console", ""))
                .thenReturn(new LoginResult.Opened(operator, token));
    }

    /** What became of a sign-in. */
    sealed interface LoginResult {

        /** A session is open. */
        record Opened(Operator operator, SessionToken token) implements LoginResult {}

        /** A valid token of an account without the role. */
        record WithoutRole() implements LoginResult {}

        /** The token is not valid, or was spent before. */
        record Refused() implements LoginResult {}
    }

    /** Who sent a request to the console. */
    sealed interface Authentication {

        /** An operator. */
        record Known(Operator operator) implements Authentication {}

        /** A valid token of an account without the role. */
        record WithoutRole() implements Authentication {}

        /** Neither a valid token nor a session. */
        record Unknown() implements Authentication {}
    }
}
