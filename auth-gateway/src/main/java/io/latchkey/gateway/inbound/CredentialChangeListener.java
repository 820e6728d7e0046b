package io.latchkey.gateway.inbound;

import io.latchkey.contracts.AccountFact;
import io.latchkey.contracts.AccountFact.PasswordChanged;
import io.latchkey.contracts.AccountFact.TwoFactorEnrolled;
import io.latchkey.contracts.AccountProfile;
import io.latchkey.contracts.AccountState;
import io.latchkey.contracts.EmailEvent;
import io.latchkey.contracts.Event;
import io.latchkey.contracts.SecurityEvent;
import io.latchkey.contracts.SuppressionEvent;
import io.latchkey.gateway.session.SessionService;
import io.latchkey.messaging.consume.EventHandler;
import io.latchkey.messaging.consume.InboundRecord;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The backstop for sessions: whoever set a password or enrolled a second factor, and whatever died right after, what an
 * older credential opened ends here at the latest.
 */
@Component
final class CredentialChangeListener implements EventHandler {
    private final SessionService sessions;

    CredentialChangeListener(SessionService sessions) {
        this.sessions = sessions;
    }

    /** Whether sessions can end by it. */
    static boolean isRelevant(Event event) {
        return event instanceof PasswordChanged || event instanceof TwoFactorEnrolled;
    }

    @Override
    public Mono<Void> handle(List<InboundRecord> batch) {
        return Flux.fromIterable(batch).concatMap(this::applyEvent).then();
    }

    private Mono<Void> applyEvent(InboundRecord received) {
        return switch (received) {
            case InboundRecord.EventRecord record ->
                applyEvent(record.envelope().event());
            case InboundRecord.Tombstone tombstone -> Mono.empty();
        };
    }

    private Mono<Void> applyEvent(Event event) {
        return switch (event) {
            case PasswordChanged changed -> sessions.revokeOlder(changed.accountId(), changed.credentialVersion());
            case TwoFactorEnrolled enrolled -> sessions.revokeOlder(enrolled.accountId(), enrolled.credentialVersion());
            case AccountFact other -> Mono.empty();
            case AccountState state -> Mono.empty();
            case AccountProfile profile -> Mono.empty();
            case SecurityEvent security -> Mono.empty();
            case EmailEvent email -> Mono.empty();
            case SuppressionEvent suppression -> Mono.empty();
        };
    }
}
