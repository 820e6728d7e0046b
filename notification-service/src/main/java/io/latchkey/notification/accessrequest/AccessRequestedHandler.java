package io.latchkey.notification.accessrequest;

import io.latchkey.contracts.EventTopics;
import io.latchkey.contracts.SecurityEvent.AccessRequested;
import io.latchkey.messaging.consume.EventHandler;
import io.latchkey.messaging.consume.InboundRecord;
import io.latchkey.messaging.consume.TopicSubscription;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Hands requests for access to the digest; no other security event is read here. */
@Component
final class AccessRequestedHandler implements EventHandler {

    private final AccessRequestDigest digest;

    AccessRequestedHandler(AccessRequestDigest digest) {
        this.digest = digest;
    }

    @Override
    public TopicSubscription subscription() {
        return TopicSubscription.byInbox(EventTopics.ACCOUNT_SECURITY, Set.of(AccessRequested.class));
    }

    @Override
    public Mono<Void> handle(List<InboundRecord> batch) {
        return digest.acceptRequests(InboundRecord.eventsOf(batch, AccessRequested.class)
                .map(asked -> new PendingAccessRequest(
                        asked.id(), asked.event().requestId(), asked.event().at()))
                .toList());
    }
}
