package io.latchkey.notification.operator;

import io.latchkey.notification.audit.Audit;
import io.latchkey.notification.audit.Deed;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Lets operators in and out. */
@Component
public final class Operators {

    private final IdentityTokens tokens;
    private final SessionTable sessions;
    private final OperatorSettings settings;
    private final Audit audit;
    private final TransactionalOperator transactions;
    private final Clock clock;

    Operators(
            IdentityTokens tokens,
            SessionTable sessions,
            OperatorSettings settings,
            Audit audit,
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
    Mono<Entry> enter(String tokenText) {
        return tokens.read(tokenText).flatMap(reading -> switch (reading) {
            case TokenReading.Refused refused -> Mono.just(new Entry.Refused());
            case TokenReading.WithoutRole without -> Mono.just(new Entry.WithoutRole());
            case TokenReading.Holds holds -> transactions.transactional(spent(holds));
        });
    }

    /** Who sends a token with the request itself; such a token may come again while it lives. */
    Mono<Caller> bearer(String tokenText) {
        return tokens.read(tokenText).map(reading -> switch (reading) {
            case TokenReading.Refused refused -> new Caller.Unknown();
            case TokenReading.WithoutRole without -> new Caller.WithoutRole();
            case TokenReading.Holds holds -> new Caller.Known(holds.operator());
        });
    }

    /** Whose session this is; empty when it is over or never was. */
    Mono<Operator> use(SessionToken token) {
        Instant now = clock.instant();
        return sessions.use(token, now, now.minus(settings.idle()));
    }

    Mono<Void> leave(SessionToken token) {
        Mono<Void> left = sessions.close(token)
                .flatMap(operator -> audit.note(operator.accountId(), Deed.SIGNED_OUT, "console", ""));
        return transactions.transactional(left);
    }

    /** Ends the sessions of accounts that lost their standing, role or password; joins the caller's transaction. */
    public Mono<Void> end(Collection<UUID> accounts) {
        return accounts.isEmpty() ? Mono.empty() : sessions.closeAll(accounts).then();
    }

    private Mono<Entry> spent(TokenReading.Holds holds) {
        return sessions.spend(holds.id(), holds.until().plus(settings.skew()))
                .flatMap(fresh -> fresh ? opened(holds.operator()) : Mono.just(new Entry.Refused()));
    }

    private Mono<Entry> opened(Operator operator) {
        SessionToken token = SessionToken.fresh();
        Instant now = clock.instant();
        return sessions.open(token, operator, now, now.plus(settings.absolute()))
                .then(audit.note(operator.accountId(), Deed.SIGNED_IN, "console", ""))
                .thenReturn(new Entry.Opened(operator, token));
    }
}
