package io.latchkey.gateway.inbound;

import io.latchkey.contracts.AccountFact;
import io.latchkey.contracts.AccountProfile;
import io.latchkey.contracts.AccountState;
import io.latchkey.contracts.EmailEvent;
import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventTopics;
import io.latchkey.contracts.SecurityEvent;
import io.latchkey.contracts.SuppressionEvent;
import io.latchkey.contracts.internal.StateSnapshot;
import io.latchkey.gateway.directory.AccountDirectory;
import io.latchkey.messaging.consume.EventHandler;
import io.latchkey.messaging.consume.InboundRecord;
import io.latchkey.messaging.consume.TopicSubscription;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes over what account-service says of each account, where it is newer than what is known. */
@Component
final class AccountStateListener implements EventHandler {
    private final AccountDirectory directory;

    AccountStateListener(AccountDirectory directory) {
        this.directory = directory;
    }

    @Override
    public TopicSubscription subscription() {
        return TopicSubscription.byVersion(EventTopics.ACCOUNT_STATE);
    }

    /** A tombstone changes nothing: an account leaves the directory by the gateway's own decision alone. */
    @Override
    public Mono<Void> handle(List<InboundRecord> batch) {
        return Flux.fromStream(InboundRecord.eventsOf(batch, Event.class))
                .concatMap(envelope -> applyEvent(envelope.event()))
                .then();
    }

    private Mono<Void> applyEvent(Event event) {
        return switch (event) {
            case AccountState state -> directory.applyState(state.accountId(), toSnapshot(state));
            case AccountFact fact -> Mono.empty();
            case AccountProfile profile -> Mono.empty();
            case SecurityEvent security -> Mono.empty();
            case EmailEvent email -> Mono.empty();
            case SuppressionEvent suppression -> Mono.empty();
        };
    }

    private static StateSnapshot toSnapshot(AccountState state) {
        return new StateSnapshot(state.version(), state.status(), state.twoFactor(), state.passwordSetAt());
    }
}
