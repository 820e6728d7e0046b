package io.latchkey.account.reset;

import io.latchkey.contracts.LinkRefusal;
import io.latchkey.contracts.LinkRefused;
import io.latchkey.messaging.outbox.Outbox;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Refuses links, and says so on {@code account.security.v1}. */
@Component
class Refusals {

    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final InstantSource clock;

    Refusals(Outbox outbox, TransactionalOperator transaction, InstantSource clock) {
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** No link of ours: what it claims to be is not repeated. */
    Mono<RedemptionAnswer> unknown() {
        return refuse(new LinkRefused(null, null, LinkRefusal.LINK_UNKNOWN, clock.instant()));
    }

    Mono<RedemptionAnswer> of(LinkRequest link, LinkRefusal reason) {
        return refuse(new LinkRefused(link.accountId(), link.requestId(), reason, clock.instant()));
    }

    private Mono<RedemptionAnswer> refuse(LinkRefused event) {
        return transaction
                .transactional(outbox.append(event))
                .thenReturn(new RedemptionAnswer.LinkRefused(event.reason()));
    }
}
