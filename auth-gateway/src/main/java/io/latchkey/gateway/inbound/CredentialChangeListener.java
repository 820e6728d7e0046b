package io.latchkey.gateway.inbound;

import io.latchkey.contracts.AccountFact;
import io.latchkey.contracts.AccountFact.PasswordChanged;
import io.latchkey.contracts.AccountFact.TwoFactorEnrolled;
import io.latchkey.contracts.AccountProfile;
import io.latchkey.contracts.AccountState;
import io.latchkey.contracts.EmailEvent;
import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventTopics;
import io.latchkey.contracts.SecurityEvent;
import io.latchkey.contracts.SuppressionEvent;
import io.latchkey.gateway.session.SessionService;
import io.latchkey.messaging.consume.EventHandler;
import io.latchkey.messaging.consume.InboundRecord;
import io.latchkey.messaging.consume.TopicSubscription;
import java.util.List;
import java.util.Set;
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

    @Override
    public TopicSubscription subscription() {
        return TopicSubscription.byInbox(
                EventTopics.ACCOUNT_EVENTS, Set.of(PasswordChanged.class, TwoFactorEnrolled.class));
    }

    @Override
    public Mono<Void> handle(List<InboundRecord> batch) {
        return Flux.fromStream(InboundRecord.eventsOf(batch, Event.class))
                .concatMap(envelope -> applyEvent(envelope.event()))
                .then();
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
