package io.latchkey.notification.suppression;

import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.SuppressionEvent.SuppressionLifted;
import io.latchkey.messaging.outbox.Outbox;
import io.latchkey.notification.recipient.Recipient;
import io.latchkey.notification.recipient.RecipientDirectory;
import io.latchkey.platform.schedule.MaintenanceTask;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Ends suppressions of addresses that accounts no longer have and publishes it; sending never waits for it. */
@Component
final class ReplacedAddressCleanup implements MaintenanceTask {

    private final SuppressionTable table;
    private final RecipientDirectory recipients;
    private final Outbox outbox;
    private final Clock clock;

    ReplacedAddressCleanup(SuppressionTable table, RecipientDirectory recipients, Outbox outbox, Clock clock) {
        this.table = table;
        this.recipients = recipients;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public Mono<Void> runTask() {
        Instant now = clock.instant();
        return table.findUnlifted()
                .concatMap(page -> endReplaced(page, now), 1)
                .collectList()
                .flatMap(accounts -> publishLifted(accounts, now));
    }

    /** The accounts whose suppression ended. */
    private Flux<UUID> endReplaced(List<UnliftedSuppression> page, Instant now) {
        List<UUID> accounts =
                page.stream().map(row -> row.suppression().accountId()).toList();
        return recipients.findByIds(accounts).flatMapMany(known -> Flux.fromIterable(page)
                .concatMap(row -> endReplaced(row, known.get(row.suppression().accountId()), now)));
    }

    private Mono<UUID> endReplaced(UnliftedSuppression row, @Nullable Recipient recipient, Instant now) {
        UUID account = row.suppression().accountId();
        return recipient instanceof Recipient.Known person && !row.countsFor(person)
                ? table.endReplaced(account, person.span().first(), now)
                        .filter(ended -> ended)
                        .map(ended -> account)
                : Mono.empty();
    }

    private Mono<Void> publishLifted(List<UUID> accounts, Instant now) {
        List<EventEnvelope<SuppressionLifted>> envelopes = accounts.stream()
                .map(account -> outbox.wrapEvent(new SuppressionLifted(account, null, now)))
                .toList();
        return envelopes.isEmpty() ? Mono.empty() : outbox.append(envelopes);
    }
}
