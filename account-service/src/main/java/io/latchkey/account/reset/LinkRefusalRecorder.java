package io.latchkey.account.reset;

import io.latchkey.contracts.SecurityEvent.LinkRefusal;
import io.latchkey.contracts.SecurityEvent.LinkRefused;
import io.latchkey.contracts.internal.RedemptionOperation.RedemptionResponse;
import io.latchkey.contracts.internal.RedemptionOperation.RedemptionResponse.RedemptionRefused;
import io.latchkey.messaging.outbox.Outbox;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Refuses links, each with its event on {@code account.security.v1}. */
@Component
class LinkRefusalRecorder {

    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final InstantSource clock;

    LinkRefusalRecorder(Outbox outbox, TransactionalOperator transaction, InstantSource clock) {
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** No link of ours: what it claims to be is not repeated. */
    Mono<RedemptionResponse> refuseUnknown() {
        return recordRefusal(new LinkRefused(null, null, LinkRefusal.LINK_UNKNOWN, clock.instant()));
    }

    Mono<RedemptionResponse> refuseLink(PasswordLink link, LinkRefusal reason) {
        return recordRefusal(new LinkRefused(link.accountId(), link.requestId(), reason, clock.instant()));
    }

    private Mono<RedemptionResponse> recordRefusal(LinkRefused event) {
        return transaction.transactional(outbox.append(event)).thenReturn(new RedemptionRefused(event.reason()));
    }
}
