package io.latchkey.notification.operator;

import io.latchkey.notification.audit.AuditAction;
import io.latchkey.notification.audit.AuditLog;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Lets operators in and out. */
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
        return tokens.validateToken(tokenText).flatMap(reading -> switch (reading) {
            case IdentityTokenValidator.TokenValidation.Refused refused -> Mono.just(new LoginResult.Refused());
            case IdentityTokenValidator.TokenValidation.WithoutRole without -> Mono.just(new LoginResult.WithoutRole());
            case IdentityTokenValidator.TokenValidation.Holds holds -> transactions.transactional(spendToken(holds));
        });
    }

    /** Who sends a token with the request itself; such a token may come again while it lives. */
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

    /** Ends the sessions of accounts that lost their standing, role or password; joins the caller's transaction. */
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

    /** What became of the wish to be let in. */
    sealed interface LoginResult {

        /** A session is open. */
        record Opened(Operator operator, SessionToken token) implements LoginResult {}

        /** Somebody, but none of operations. */
        record WithoutRole() implements LoginResult {}

        /** The token is none that counts, or was spent before. */
        record Refused() implements LoginResult {}
    }

    /** Who stands behind a request to the console. */
    sealed interface Authentication {

        /** Somebody of operations. */
        record Known(Operator operator) implements Authentication {}

        /** Somebody, but none of operations. */
        record WithoutRole() implements Authentication {}

        /** Nobody that the token or the cookie makes known. */
        record Unknown() implements Authentication {}
    }
}
