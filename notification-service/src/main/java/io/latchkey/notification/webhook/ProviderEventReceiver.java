package io.latchkey.notification.webhook;

import io.latchkey.notification.delivery.MailLifecycle;
import io.latchkey.notification.delivery.MailTransition.ProviderReported;
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
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Takes a batch of the provider's events: each once, effect and mark in one transaction. */
@Component
final class ProviderEventReceiver {

    // Seconds are all the provider gives; within one, the order in which things can happen.
    private static final Comparator<ProviderEvent> AS_IT_HAPPENED =
            Comparator.comparing(ProviderEvent::saidAt).thenComparing(ProviderEvent::word);

    private final ProviderEventTable table;
    private final MailLifecycle mails;
    private final TransactionalOperator transactions;
    private final Clock clock;
    private final MeterRegistry meters;

    ProviderEventReceiver(
            ProviderEventTable table,
            MailLifecycle mails,
            TransactionalOperator transactions,
            Clock clock,
            MeterRegistry meters) {
        this.table = table;
        this.mails = mails;
        this.transactions = transactions;
        this.clock = clock;
        this.meters = meters;
        // From nothing on, so that silence can be told from a word that never was.
        List.of("heard", "foreign", "repeated-or-unknown").forEach(what -> incrementCounter(what, 0));
    }

    Mono<Void> receive(List<JsonNode> batch) {
        Instant now = clock.instant();
        Map<String, ProviderEvent> ours = new LinkedHashMap<>();
        batch.forEach(element ->
                SendGridEventParser.parse(element, now).ifPresent(event -> ours.putIfAbsent(event.key(), event)));
        incrementCounter("foreign", batch.size() - ours.size());
        if (ours.isEmpty()) {
            return Mono.empty();
        }
        Mono<Void> effect =
                Mono.defer(() -> table.insert(ours.values(), now).flatMap(fresh -> applyEvents(ours, fresh)));
        return transactions.transactional(effect);
    }

    private Mono<Void> applyEvents(Map<String, ProviderEvent> ours, Set<String> fresh) {
        return mails.applyTransitions(toTransitions(ours.values(), fresh)).doOnSuccess(done -> {
            incrementCounter("heard", fresh.size());
            incrementCounter("repeated-or-unknown", ours.size() - fresh.size());
        });
    }

    private static List<ProviderReported> toTransitions(Collection<ProviderEvent> ours, Set<String> fresh) {
        List<ProviderEvent> ordered = new ArrayList<>(ours);
        ordered.sort(AS_IT_HAPPENED);
        return ordered.stream()
                .filter(event -> fresh.contains(event.key()))
                .map(event -> new ProviderReported(event.emailId(), event.word(), event.attempt(), event.reason()))
                .toList();
    }

    private void incrementCounter(String what, int number) {
        meters.counter("latchkey.webhook.events", "what", what).increment(number);
    }
}
