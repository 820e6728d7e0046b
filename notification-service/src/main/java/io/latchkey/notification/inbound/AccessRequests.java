package io.latchkey.notification.inbound;

import io.latchkey.contracts.AccessRequested;
import io.latchkey.messaging.consume.EventHandler;
import io.latchkey.messaging.consume.Received;
import io.latchkey.notification.digest.Digest;
import io.latchkey.notification.digest.Request;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Hands requests for access to the digest; what else was tried concerns nobody here. */
@Component
final class AccessRequests implements EventHandler {

    private final Digest digest;

    AccessRequests(Digest digest) {
        this.digest = digest;
    }

    @Override
    public Mono<Void> handle(List<Received> batch) {
        List<Request> requests = new ArrayList<>();
        for (Received received : batch) {
            if (received instanceof Received.Of of && of.envelope().event() instanceof AccessRequested asked) {
                requests.add(new Request(of.envelope().id(), asked.requestId(), asked.at()));
            }
        }
        return digest.take(requests);
    }
}
