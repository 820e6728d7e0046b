package io.latchkey.messaging.outbox;

import io.latchkey.contracts.Event;
import io.latchkey.contracts.SecurityEvent.RequestRefused;
import io.latchkey.platform.trail.RequestRefusal;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Publishes refusals as security events, many in one transaction of their own: they are the effect of nothing else. */
@Component
public class RefusalOutbox {

    private final Outbox outbox;
    private final TransactionalOperator transaction;

    RefusalOutbox(Outbox outbox, TransactionalOperator transaction) {
        this.outbox = outbox;
        this.transaction = transaction;
    }

    /** In this order. */
    public Mono<Void> append(List<RequestRefusal> refusals) {
        Event[] events = refusals.stream().map(RefusalOutbox::toEvent).toArray(Event[]::new);
        return transaction.transactional(outbox.append(events));
    }

    private static RequestRefused toEvent(RequestRefusal refusal) {
        return new RequestRefused(
                refusal.accountId(), refusal.kind(), refusal.route(), refusal.network(), refusal.at());
    }
}
