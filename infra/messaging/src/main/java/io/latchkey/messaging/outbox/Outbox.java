package io.latchkey.messaging.outbox;

import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.PasswordResetRequested;
import io.latchkey.contracts.Topic;
import io.latchkey.messaging.Identifiers;
import io.latchkey.messaging.MessagingProperties;
import io.latchkey.messaging.TraceContext;
import io.r2dbc.spi.ConnectionFactory;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/** Events out: what is appended is published after the caller's transaction commits, and never otherwise. */
@Component
public class Outbox {

    private final String source;
    private final OutboxTable table;
    private final Wakeup wakeup;

    Outbox(MessagingProperties properties, ConnectionFactory connections, Wakeup wakeup) {
        this.source = properties.source().path();
        this.table = new OutboxTable(DatabaseClient.create(connections));
        this.wakeup = wakeup;
    }

    /**
     * Appends in this order, in the caller's transaction.
     *
     * @return fails with {@link IllegalStateException} outside a transaction
     */
    public Mono<Void> append(Event... events) {
        return append(Stream.of(events).map(this::envelope).toList());
    }

    /** As {@link #append(Event...)}; a trace already named in an envelope is kept. */
    public Mono<Void> append(List<? extends EventEnvelope<?>> envelopes) {
        if (envelopes.isEmpty()) {
            return Mono.empty();
        }
        return Mono.deferContextual(context -> joined(envelopes.stream()
                .map(envelope -> OutboxRecord.of(traced(envelope, context)))
                .toList()));
    }

    /** Appends the record that makes readers of a compacted topic forget the key; otherwise as {@code append}. */
    public Mono<Void> appendTombstone(Topic topic, UUID key) {
        return Mono.deferContextual(
                context -> joined(List.of(OutboxRecord.tombstone(topic, key, TraceContext.given(context)))));
    }

    /** The event with a new {@code ce_id}; a reset request brings its own. */
    public <E extends Event> EventEnvelope<E> envelope(E event) {
        UUID id = event instanceof PasswordResetRequested requested ? requested.requestId() : Identifiers.next();
        return new EventEnvelope<>(id, source, event.at(), null, event);
    }

    /** The row of an event, for a caller of the SQL function {@code outbox_append}; compose with {@link #waking}. */
    public OutboxRecord record(EventEnvelope<?> envelope, ContextView context) {
        return OutboxRecord.of(traced(envelope, context));
    }

    /** For a statement that appends by itself and is its own transaction: wakes the relay when it is done. */
    public <T> Mono<T> waking(Mono<T> statement) {
        return statement.doOnSuccess(value -> wakeup.wake());
    }

    private Mono<Void> joined(List<OutboxRecord> records) {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .onErrorMap(NoTransactionException.class, e -> new IllegalStateException(OUTSIDE, e))
                .flatMap(transaction -> {
                    if (!transaction.isActualTransactionActive()) {
                        return Mono.error(new IllegalStateException(OUTSIDE));
                    }
                    transaction.registerSynchronization(new Waking(wakeup));
                    return table.append(records);
                });
    }

    private static <E extends Event> EventEnvelope<E> traced(EventEnvelope<E> envelope, ContextView context) {
        if (envelope.traceparent() != null) {
            return envelope;
        }
        String traceparent = TraceContext.given(context);
        return new EventEnvelope<>(envelope.id(), envelope.source(), envelope.time(), traceparent, envelope.event());
    }

    private static final String OUTSIDE =
            "outbox: append outside a transaction; the event could exist without its effect";

    /** Wakes the relay after the commit. */
    private record Waking(Wakeup wakeup) implements TransactionSynchronization {

        @Override
        public Mono<Void> afterCommit() {
            return Mono.fromRunnable(wakeup::wake);
        }
    }
}
