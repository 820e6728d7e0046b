package io.latchkey.notification.accessrequest;

import io.latchkey.contracts.SecurityEvent.AccessRequested;
import io.latchkey.messaging.consume.EventHandler;
import io.latchkey.messaging.consume.InboundRecord;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Hands requests for access to the digest; no other security event is read here. */
@Component
public final class AccessRequestedHandler implements EventHandler {

    private final AccessRequestDigest digest;

    AccessRequestedHandler(AccessRequestDigest digest) {
        this.digest = digest;
    }

    @Override
    public Mono<Void> handle(List<InboundRecord> batch) {
        List<PendingAccessRequest> requests = new ArrayList<>();
        for (InboundRecord received : batch) {
            if (received instanceof InboundRecord.EventRecord of
                    && of.envelope().event() instanceof AccessRequested asked) {
                requests.add(new PendingAccessRequest(of.envelope().id(), asked.requestId(), asked.at()));
            }
        }
        return digest.acceptRequests(requests);
    }
}
