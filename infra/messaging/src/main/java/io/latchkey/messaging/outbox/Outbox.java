package io.latchkey.messaging.outbox;

import io.latchkey.contracts.AccountFact.PasswordResetRequested;
import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.Topic;
import io.latchkey.messaging.MessagingProperties;
import io.latchkey.platform.keys.UuidFactory;
import io.latchkey.platform.sql.SqlRows;
import io.latchkey.platform.trace.TraceContext;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/** Events out: what is appended is published after the caller's transaction commits, and never otherwise. */
@Component
public class Outbox {

    /**
     * A part for the WITH of a caller's statement: appends those of {@code :events} whose ids its part {@code effects
     * (event_id)} has; see {@link #appendWithin}.
     */
    public static final String APPEND_EFFECTS = OutboxTable.APPEND_EFFECTS;

    private final String source;
    private final OutboxTable table;
    private final RelayWakeup wakeup;

    Outbox(MessagingProperties properties, OutboxTable table, RelayWakeup wakeup) {
        this.source = properties.source().sourcePath();
        this.table = table;
        this.wakeup = wakeup;
    }

    /**
     * Appends in this order, in the caller's transaction.
     *
     * @return fails with {@link IllegalStateException} outside a transaction
     */
    public Mono<Void> append(Event... events) {
        return append(Stream.of(events).map(this::wrapEvent).toList());
    }

    /** As {@link #append(Event...)}; a trace already named in an envelope is kept. */
    public Mono<Void> append(List<? extends EventEnvelope<?>> envelopes) {
        if (envelopes.isEmpty()) {
            return Mono.empty();
        }
        return appendWithin(envelopes, table::insertAll);
    }

    /**
     * As {@link #append(List)}, within a statement that writes the effects as well: one round trip.
     *
     * @param statement has {@link #APPEND_EFFECTS} among its parts, and binds what it is given as {@code :events}
     */
    public <T> Mono<T> appendWithin(List<? extends EventEnvelope<?>> envelopes, Function<String, Mono<T>> statement) {
        return Mono.deferContextual(context -> appendInTransaction(
                envelopes.stream()
                        .map(envelope -> toOutboxRecord(envelope, context))
                        .toList(),
                statement));
    }

    /** Appends the record that makes readers of a compacted topic forget the key; otherwise as {@code append}. */
    public Mono<Void> appendTombstone(Topic topic, UUID key) {
        return Mono.deferContextual(context -> appendInTransaction(
                List.of(OutboxRecord.forTombstone(topic, key, TraceContext.traceparentOrNew(context))),
                table::insertAll));
    }

    /** The event with a new {@code ce_id}; a reset request brings its own. */
    public <E extends Event> EventEnvelope<E> wrapEvent(E event) {
        UUID id = event instanceof PasswordResetRequested requested ? requested.requestId() : UuidFactory.nextUuid();
        return new EventEnvelope<>(id, source, event.at(), null, event);
    }

    /** The row of an event, for a caller of the SQL function {@code outbox_append}; compose with {@link #wakeRelayAfter}. */
    public OutboxRecord toOutboxRecord(EventEnvelope<?> envelope, ContextView context) {
        return OutboxRecord.fromEnvelope(addTraceparent(envelope, context));
    }

    /** An event that is all there is to commit: in the caller's transaction where there is one, else by itself. */
    public Mono<Void> appendSoleEvent(Event event) {
        return Mono.deferContextual(context ->
                wakeRelayAfter(table.insertAll(SqlRows.toJson(List.of(toOutboxRecord(wrapEvent(event), context))))));
    }

    /**
     * For a statement that appends by itself: wakes the relay at the end of the caller's transaction; where there is none,
     * when the statement is done, which is its own.
     */
    public <T> Mono<T> wakeRelayAfter(Mono<T> statement) {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .filter(TransactionSynchronizationManager::isActualTransactionActive)
                .onErrorComplete(NoTransactionException.class)
                .doOnNext(transaction -> transaction.registerSynchronization(new RelayWakeAfterCommit(wakeup)))
                .hasElement()
                .flatMap(joined -> joined ? statement : statement.doOnSuccess(value -> wakeup.wakeRelay()));
    }

    private <T> Mono<T> appendInTransaction(List<OutboxRecord> records, Function<String, Mono<T>> statement) {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .onErrorMap(NoTransactionException.class, e -> new IllegalStateException(OUTSIDE, e))
                .flatMap(transaction -> {
                    if (!transaction.isActualTransactionActive()) {
                        return Mono.error(new IllegalStateException(OUTSIDE));
                    }
                    if (!records.isEmpty()) {
                        transaction.registerSynchronization(new RelayWakeAfterCommit(wakeup));
                    }
                    return statement.apply(SqlRows.toJson(records));
                });
    }

    private static <E extends Event> EventEnvelope<E> addTraceparent(EventEnvelope<E> envelope, ContextView context) {
        return envelope.traceparent() != null
                ? envelope
                : envelope.withTraceparent(TraceContext.traceparentOrNew(context));
    }

    private static final String OUTSIDE =
            "outbox: append outside a transaction; the event could exist without its effect";

    /** Wakes the relay after the commit. */
    private record RelayWakeAfterCommit(RelayWakeup wakeup) implements TransactionSynchronization {

        @Override
        public Mono<Void> afterCommit() {
            return Mono.fromRunnable(wakeup::wakeRelay);
        }
    }
}
