package io.latchkey.notification.suppression;

import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.SuppressionEvent.AddressSuppressed;
import io.latchkey.messaging.outbox.Outbox;
import io.latchkey.notification.recipient.Recipient;
import io.latchkey.notification.recipient.RecipientDirectory;
import io.latchkey.notification.suppression.SuppressionTable.NewSuppression;
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

/** Turns providers' reports against addresses into suppressions, and tells which addresses are suppressed. */
@Component
public final class SuppressionService {

    private final SuppressionTable table;
    private final RecipientDirectory recipients;
    private final Outbox outbox;
    private final Clock clock;
    private final MeterRegistry meters;

    SuppressionService(
            SuppressionTable table, RecipientDirectory recipients, Outbox outbox, Clock clock, MeterRegistry meters) {
        this.table = table;
        this.recipients = recipients;
        this.outbox = outbox;
        this.clock = clock;
        this.meters = meters;
    }

    /** Row and event where the evidence is of the account's present address; joins the caller's transaction. */
    public Mono<Void> recordEvidence(Collection<SuppressionEvidence> evidence) {
        if (evidence.isEmpty()) {
            return Mono.empty();
        }
        Map<UUID, SuppressionEvidence> weightiest = evidence.stream()
                .collect(Collectors.toMap(
                        SuppressionEvidence::accountId, Function.identity(), SuppressionEvidence::strongerOf));
        return recipients
                .findByIds(weightiest.keySet())
                .map(people -> weightiest.values().stream()
                        .filter(one -> isOfPresentAddress(one, people.get(one.accountId())))
                        .toList())
                .flatMap(this::suppressAddresses);
    }

    /** Which profile version's address is suppressed, by account; an account that is missing may be sent mail. */
    public Mono<Map<UUID, Long>> findSuppressedVersions(Collection<UUID> accounts) {
        return accounts.isEmpty() ? Mono.just(Map.of()) : table.findSuppressedVersions(accounts);
    }

    private Mono<Void> suppressAddresses(List<SuppressionEvidence> evidence) {
        if (evidence.isEmpty()) {
            return Mono.empty();
        }
        Instant now = clock.instant();
        return table.upsertSuppressions(evidence, now).collectList().flatMap(made -> publishSuppressed(made, now));
    }

    private Mono<Void> publishSuppressed(List<NewSuppression> made, Instant now) {
        List<EventEnvelope<AddressSuppressed>> envelopes = made.stream()
                .map(one ->
                        outbox.wrapEvent(new AddressSuppressed(one.accountId(), one.reason(), one.causeEmailId(), now)))
                .toList();
        made.forEach(one -> meters.counter(
                        "latchkey.suppressions", "reason", one.reason().code())
                .increment());
        return envelopes.isEmpty() ? Mono.empty() : outbox.append(envelopes);
    }

    private static boolean isOfPresentAddress(SuppressionEvidence evidence, @Nullable Recipient recipient) {
        return recipient instanceof Recipient.Known known && known.span().includesVersion(evidence.profileVersion());
    }
}
