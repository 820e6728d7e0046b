package io.latchkey.notification.webhook;

import io.latchkey.notification.delivery.MailLifecycle;
import io.latchkey.notification.delivery.MailTransition.ProviderReported;
import io.latchkey.notification.webhook.ProviderEventTable.ProviderEvent;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** The events that providers sent about mails: received, shown to operators, and erased with the person. */
@Component
public final class ProviderEventLog {

    // The provider's times have a resolution of a second; within one, the order in which events can happen.
    private static final Comparator<ProviderEvent> IN_ORDER =
            Comparator.comparing(ProviderEvent::saidAt).thenComparing(ProviderEvent::type);

    private final ProviderEventTable table;
    private final MailLifecycle mails;
    private final Clock clock;
    private final MeterRegistry meters;

    ProviderEventLog(ProviderEventTable table, MailLifecycle mails, Clock clock, MeterRegistry meters) {
        this.table = table;
        this.mails = mails;
        this.clock = clock;
        this.meters = meters;
        // Registered at zero, so that no events can be told from no metric.
        List.of("heard", "foreign", "repeated-or-unknown").forEach(what -> incrementCounter(what, 0));
    }

    /** Receives a batch: each event once, effect and mark in one transaction. */
    Mono<Void> receive(List<JsonNode> batch) {
        Instant now = clock.instant();
        Map<String, ProviderEvent> ours = new LinkedHashMap<>();
        batch.forEach(element ->
                SendGridEventParser.parse(element, now).ifPresent(event -> ours.putIfAbsent(event.key(), event)));
        incrementCounter("foreign", batch.size() - ours.size());
        if (ours.isEmpty()) {
            return Mono.empty();
        }
        Set<UUID> about = ours.values().stream().map(ProviderEvent::emailId).collect(Collectors.toSet());
        // The mails are locked first: that tells which exist, and copies of a batch wait there for each other.
        return mails.applyLocked(about, known -> insertNew(ours.values(), known, now))
                .doOnNext(heard -> {
                    incrementCounter("heard", heard);
                    incrementCounter("repeated-or-unknown", ours.size() - heard);
                })
                .then();
    }

    /** In the order in which they happened. */
    public Mono<List<ProviderEventView>> findByMails(Collection<UUID> emailIds) {
        return emailIds.isEmpty()
                ? Mono.just(List.of())
                : table.findByMails(emailIds).collectList();
    }

    /** Erases the providers' texts about the mails of these accounts; the events, as this service reads them, stay. */
    public Mono<Void> eraseMessages(Collection<UUID> accounts) {
        return mails.findIdsByAccounts(accounts).flatMap(table::eraseMessages);
    }

    /** What those mean that were not received before; events about mails that do not exist here are not kept. */
    private Mono<List<ProviderReported>> insertNew(Collection<ProviderEvent> ours, Set<UUID> known, Instant now) {
        List<ProviderEvent> kept =
                ours.stream().filter(event -> known.contains(event.emailId())).toList();
        Mono<Set<String>> inserted = kept.isEmpty() ? Mono.just(Set.of()) : table.insert(kept, now);
        return inserted.map(fresh -> toTransitions(ours, fresh));
    }

    private static List<ProviderReported> toTransitions(Collection<ProviderEvent> ours, Set<String> fresh) {
        List<ProviderEvent> ordered = new ArrayList<>(ours);
        ordered.sort(IN_ORDER);
        return ordered.stream()
                .filter(event -> fresh.contains(event.key()))
                .map(event -> new ProviderReported(event.emailId(), event.type(), event.attempt(), event.reason()))
                .toList();
    }

    private void incrementCounter(String what, int number) {
        meters.counter("latchkey.webhook.events", "what", what).increment(number);
    }

    /**
     * One event of a provider about a mail.
     *
     * @param kind as this service reads it
     * @param words the provider's text, addresses removed
     */
    public record ProviderEventView(
            UUID emailId,
            @Nullable Integer attempt,
            String kind,
            @Nullable String reason,
            Instant saidAt,
            Instant receivedAt,
            @Nullable String words) {}
}
