package io.latchkey.messaging.consume;

import io.latchkey.messaging.MessagingProperties;
import io.latchkey.messaging.consume.ParsedRecord.Usable;
import io.latchkey.messaging.inbox.Inbox;
import io.latchkey.platform.trace.TraceContext;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/** Applies records in one transaction: what the inbox has not seen goes to the handler; all or nothing. */
@Component
final class TransactionalApplier {

    private final Inbox inbox;
    private final TransactionalOperator transaction;
    private final Duration timeout;
    private final ConsumerMetrics metrics;
    private final ConsumerSpans spans;

    TransactionalApplier(
            Inbox inbox,
            TransactionalOperator transaction,
            MessagingProperties properties,
            ConsumerMetrics metrics,
            ConsumerSpans spans) {
        this.inbox = inbox;
        this.transaction = transaction;
        this.timeout = properties.consume().transactionTimeout();
        this.metrics = metrics;
        this.spans = spans;
    }

    /** Blocks; throws what the handler or the database threw, nothing having happened then. */
    void applyRecords(EventHandler handler, List<Usable> records) {
        if (records.isEmpty()) {
            return;
        }
        List<Usable> applied = filterNew(handler.subscription(), records)
                .flatMap(fresh -> invokeHandler(handler, fresh).thenReturn(fresh))
                .as(transaction::transactional)
                .timeout(timeout)
                .block();
        metrics.recordConsumed(Objects.requireNonNull(applied));
    }

    private Mono<List<Usable>> filterNew(TopicSubscription subscription, List<Usable> records) {
        return switch (subscription.dedupe()) {
            case VERSION -> Mono.just(records);
            case INBOX ->
                inbox.insertNew(records.stream()
                                .filter(Usable::isEvent)
                                .map(Usable::inboxEntry)
                                .toList())
                        .map(firstSeen -> filterNew(records, firstSeen));
        };
    }

    private List<Usable> filterNew(List<Usable> records, Set<UUID> firstSeen) {
        // Taken out when met: the same event twice in one batch is one event.
        var left = new HashSet<>(firstSeen);
        List<Usable> fresh = records.stream()
                .filter(usable ->
                        !usable.isEvent() || left.remove(usable.inboxEntry().eventId()))
                .toList();
        metrics.countRepeated(records.size() - fresh.size());
        return fresh;
    }

    private Mono<Void> invokeHandler(EventHandler handler, List<Usable> fresh) {
        if (fresh.isEmpty()) {
            return Mono.empty();
        }
        ConsumerSpans.StartedBatch begun =
                spans.startSpans(fresh.stream().map(Usable::received).toList());
        return handler.handle(begun.batch())
                .doOnSuccess(done -> begun.endSpans(null))
                .doOnError(begun::endSpans)
                .doOnCancel(() -> begun.endSpans(new CancellationException()))
                .contextWrite(traceOf(begun.batch()));
    }

    /** A batch of one belongs to its event's trace; in a larger one the handler says which is which. */
    private static ContextView traceOf(List<InboundRecord> batch) {
        return batch.size() == 1 && batch.getFirst() instanceof InboundRecord.EventRecord event
                ? TraceContext.contextOf(event.envelope().traceparent())
                : Context.empty();
    }
}
