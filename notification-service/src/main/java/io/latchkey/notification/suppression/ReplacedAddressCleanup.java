package io.latchkey.notification.suppression;

import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.SuppressionEvent.SuppressionLifted;
import io.latchkey.messaging.outbox.Outbox;
import io.latchkey.platform.schedule.MaintenanceTask;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Ends suppressions of addresses that are no longer their account's, and says so; sending never waits for it. */
@Component
final class ReplacedAddressCleanup implements MaintenanceTask {

    private final SuppressionTable table;
    private final Outbox outbox;
    private final Clock clock;

    ReplacedAddressCleanup(SuppressionTable table, Outbox outbox, Clock clock) {
        this.table = table;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public Mono<Void> run() {
        Instant now = clock.instant();
        return table.endReplaced(now).collectList().flatMap(accounts -> publishLifted(accounts, now));
    }

    private Mono<Void> publishLifted(List<UUID> accounts, Instant now) {
        List<EventEnvelope<SuppressionLifted>> envelopes = accounts.stream()
                .map(account -> outbox.wrapEvent(new SuppressionLifted(account, null, now)))
                .toList();
        return envelopes.isEmpty() ? Mono.empty() : outbox.append(envelopes);
    }
}
