package io.latchkey.notification.suppression;

import io.latchkey.contracts.AddressSuppressed;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.messaging.outbox.Outbox;
import io.latchkey.notification.recipient.Recipient;
import io.latchkey.notification.recipient.Recipients;
import io.latchkey.notification.suppression.SuppressionTable.Made;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Turns what providers say against addresses into suppressions, and says which addresses are spoken against. */
@Component
public final class Suppressing {

    private final SuppressionTable table;
    private final Recipients recipients;
    private final Outbox outbox;
    private final Clock clock;
    private final MeterRegistry meters;

    Suppressing(SuppressionTable table, Recipients recipients, Outbox outbox, Clock clock, MeterRegistry meters) {
        this.table = table;
        this.recipients = recipients;
        this.outbox = outbox;
        this.clock = clock;
        this.meters = meters;
    }

    /** Row and event where the evidence is of the account's present address; joins the caller's transaction. */
    public Mono<Void> take(Collection<Evidence> evidence) {
        if (evidence.isEmpty()) {
            return Mono.empty();
        }
        Map<UUID, Evidence> weightiest = evidence.stream()
                .collect(Collectors.toMap(Evidence::accountId, Function.identity(), Evidence::weightier));
        return recipients
                .find(weightiest.keySet())
                .map(people -> weightiest.values().stream()
                        .filter(one -> isOfPresentAddress(one, people.get(one.accountId())))
                        .toList())
                .flatMap(this::suppress);
    }

    /** Which profile's address is spoken against, by account; an account that is not there may be written to. */
    public Mono<Map<UUID, Long>> against(Collection<UUID> accounts) {
        return accounts.isEmpty() ? Mono.just(Map.of()) : table.against(accounts);
    }

    private Mono<Void> suppress(List<Evidence> evidence) {
        if (evidence.isEmpty()) {
            return Mono.empty();
        }
        Instant now = clock.instant();
        return table.suppress(evidence, now).collectList().flatMap(made -> publish(made, now));
    }

    private Mono<Void> publish(List<Made> made, Instant now) {
        List<EventEnvelope<AddressSuppressed>> envelopes = made.stream()
                .map(one ->
                        outbox.envelope(new AddressSuppressed(one.accountId(), one.reason(), one.causeEmailId(), now)))
                .toList();
        made.forEach(one -> meters.counter(
                        "latchkey.suppressions", "reason", one.reason().code())
                .increment());
        return envelopes.isEmpty() ? Mono.empty() : outbox.append(envelopes);
    }

    private static boolean isOfPresentAddress(Evidence evidence, @Nullable Recipient recipient) {
        return recipient instanceof Recipient.Known known && known.span().has(evidence.profileVersion());
    }
}
